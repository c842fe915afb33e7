"""The site as a plain tree of Markdown that MkDocs and its kin build: the way out, if ours is gone one day."""
