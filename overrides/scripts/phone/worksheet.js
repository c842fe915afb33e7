/* Blanks and promises to fill in. */
{% set own_kind = "worksheet" %}
{% include "scripts/phone/sheet.js" %}
