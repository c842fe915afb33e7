"""All that knows MkDocs: its configuration, its events, its languages and themes, and how it is asked for pages."""
