/* Boxes and circles to fill in, to tick, to ring and to join by a line. */
{% set own_kind = "boxes" %}
{% include "scripts/phone/sheet.js" %}
