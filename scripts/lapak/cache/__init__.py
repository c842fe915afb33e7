"""What is kept between two commands, all of it below build/."""
