"""Documents → the website. Only `config`, `plugin`, `locales`, `material`, `pages` and `shell` know MkDocs."""
