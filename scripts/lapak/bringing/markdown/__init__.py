"""Lessons in the Markdown of Carpentries, GTN, LiaScript, Quarto, MkDocs and others."""
