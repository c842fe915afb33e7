"""Documents → the website. Only `config`, `plugin` and `locales` know MkDocs; `serve` and `build` start it."""
