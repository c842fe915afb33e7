"""What authors bring along from other programs: told with its line and with what to write here instead."""
