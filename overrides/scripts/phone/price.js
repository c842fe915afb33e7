/* A sum to fill in: a price less what it costs. */
{% set own_kind = "price" %}
{% include "scripts/phone/sheet.js" %}
