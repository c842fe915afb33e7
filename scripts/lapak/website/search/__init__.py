"""The pages of one language → the script that finds their sections, loaded when somebody wants to search."""
