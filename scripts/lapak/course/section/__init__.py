"""A text → its front matter and its sections, with headings, ids, footnotes and abbreviations."""
