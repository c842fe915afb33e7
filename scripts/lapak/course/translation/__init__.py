"""A text and its translations: what belongs together, what was accepted, what changed, what stands in for it."""
