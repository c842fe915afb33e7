{% set shelf = "text" %}
/*
 * Makes one text of what she types: the first parts in its first line, every other one on a line of its own, behind its name
 * where it is no sentence. She copies it or sends it.
 */
document.querySelectorAll(".listing").forEach((block, number) => {
  if (block.oninput) return;
  const parts = [...block.querySelectorAll("dd input")], first = Number(block.dataset.first);
  const fields = [...parts, ...block.querySelectorAll("fieldset input")];
{% include "scripts/phone/typed.js" %}
  const text = make("textarea", { readOnly: true });
  const copy = button({{ words.copy | tojson }}, () => {
    text.select();
    text.setSelectionRange(0, text.value.length);
    if (document.execCommand("copy")) say({{ ("✓ " ~ words.copied) | tojson }});
  });
  const made = make("div", {}, make("p", { className: "label", textContent: {{ words.listing_text | tojson }} }), text, make("p", {}, copy, send, empty));
  text.setAttribute("aria-label", {{ words.listing_text | tojson }});
  const sheet = document.styleSheets[0];
  sheet.insertRule(".listing fieldset ~ * { margin: 1rem 0 0 }", sheet.cssRules.length);
  sheet.insertRule(".listing textarea { display: block; width: 100%; margin: 0 0 1rem; padding: .6rem; border: 2px solid; border-radius: .6rem; background: none; color: inherit; font: inherit; resize: none }", sheet.cssRules.length);

  /* 'Kekurangan, kalau ada' is the name of a field; in the text it is the first of these words. */
  const name = (line, i) => {
    if (!line || /[:.!]$|:/.test(line)) return line;
    const amount = /^[\d.]{4,}$/.test(line) ? `Rp${line.replace(/\./g, "").replace(/\B(?=(\d{3})+$)/g, ".")}` : line;
    return `${parts[i].getAttribute("aria-label").split(",")[0]}: ${amount}`;
  };
  const show = () => {
    const values = parts.map(part => part.value.trim());
    const head = values.slice(0, first).filter(Boolean).join(" ");
    const lines = [head && head[0].toUpperCase() + head.slice(1), ...values.map(name).slice(first)].filter(Boolean);
    text.value = lines.join("\n");
    text.rows = lines.reduce((rows, line) => rows + Math.ceil((line.length + 1) / 28), 0);
    made.hidden = !lines.length;
    keep(text.value);
  };

  block.oninput = show;
  /* The last thing to look at is ticked: what she has made lies below the screen. */
  const ticks = fields.slice(parts.length);
  block.onchange = ({ target }) => ticks.includes(target) && ticks.every(value) && made.scrollIntoView({ block: "nearest" });
  kept.forEach((content, i) => fields[i] && !value(fields[i]) && put(fields[i], content)); /* what is typed already is hers */
  show();
  block.append(made, told);
});
