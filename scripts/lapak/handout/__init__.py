"""Documents → PDF by Typst: the participant's sheet and the full text. The forms are in overrides/handout."""
