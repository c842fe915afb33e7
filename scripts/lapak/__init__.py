"""Lapak Belajar: Markdown training modules in, a bilingual website, handouts and slides out.

`course` says what a course is, `render` makes documents of it, and `website`, `handout` and `slides` write them.
"""
