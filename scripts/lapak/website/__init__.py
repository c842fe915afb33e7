"""Documents → the website. Only `config`, `plugin`, `locales`, `pages` and `shell` know MkDocs."""
