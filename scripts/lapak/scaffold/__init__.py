"""What a campus begins with: answers and templates → the first files of an edition or of a module."""
