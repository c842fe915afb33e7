"""Documents → the website. Only `host/` knows MkDocs."""
