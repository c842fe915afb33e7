"""The test of a course: the ten questions that are asked before and after, and what is counted of them."""
