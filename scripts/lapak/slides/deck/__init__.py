"""What is said on the wall: a module → its deck, without a measure of it."""
