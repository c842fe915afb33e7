{% set shelf = "text" %}
/*
 * Makes one text of what she types: the first parts in its first line, every other one on a line of its own. She copies
 * it or sends it.
 */
document.querySelectorAll(".listing").forEach((block, number) => {
  if (block.oninput) return;
  const fields = [...block.querySelectorAll("dd input")], first = Number(block.dataset.first);
{% include "scripts/phone/typed.js" %}
  const text = make("textarea", { readOnly: true });
  const copy = button({{ words.copy | tojson }}, () => {
    text.select();
    text.setSelectionRange(0, text.value.length);
    if (document.execCommand("copy")) told.textContent = `✓ ${ {{ words.copied | tojson }} }`;
  });
  const made = make("div", {}, make("p", { className: "label", textContent: {{ words.listing_text | tojson }} }), text, make("p", {}, copy, send, empty));
  text.setAttribute("aria-label", {{ words.listing_text | tojson }});
  const sheet = document.styleSheets[0];
  sheet.insertRule(".listing textarea { display: block; width: 100%; padding: .6rem; border: 2px solid; border-radius: .6rem; background: none; color: inherit; font: inherit; resize: none }", sheet.cssRules.length);

  const show = () => {
    const values = fields.map(field => field.value.trim());
    const lines = [values.slice(0, first).filter(Boolean).join(" "), ...values.slice(first)].filter(Boolean);
    text.value = lines.join("\n");
    text.rows = lines.reduce((rows, line) => rows + Math.ceil((line.length + 1) / 28), 0);
    made.hidden = !lines.length;
    aim(text.value);
    keep(fields.map(field => field.value));
  };

  block.oninput = show;
  load().forEach((value, i) => fields[i] && (fields[i].value = value));
  block.append(made, told);
  show();
});
