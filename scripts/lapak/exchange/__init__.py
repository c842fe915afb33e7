"""What a translator works on who writes no Markdown: texts → rows of a sheet, and the rows back into the texts."""
