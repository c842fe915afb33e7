"""Markdown → trees of harmless HTML with links and images resolved, and trees → markup."""
