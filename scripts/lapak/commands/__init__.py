"""One file a command, loaded when it is asked for: `run` gets the options of the command line."""
