"""A deck → a presentation that can be edited (.pptx)."""
