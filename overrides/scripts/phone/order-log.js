/* A table of orders to fill in. */
{% set own_kind = "order-log" %}
{% include "scripts/phone/sheet.js" %}
