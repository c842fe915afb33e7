/*
 * Makes one text of what she types: the first parts in its first line, every other one on a line of its own. She copies
 * it or sends it; what she typed is kept on this phone alone, until she empties it.
 */
document.querySelectorAll(".listing").forEach((block, number) => {
  if (block.oninput) return;
  const fields = [...block.querySelectorAll("dd input")], first = Number(block.dataset.first);
  const key = `lapak:{{ edition.name }}:text:${/modul[/-]([^/.]+)|$/.exec(location.pathname)[1]}:${number}`;
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (textContent, onclick) => make("button", { type: "button", className: "button", textContent, onclick });

  /* What a phone keeps may be forbidden, full, or not ours. */
  const load = () => {
    try {
      const kept = JSON.parse(localStorage[key]);
      return Array.isArray(kept) ? kept : [];
    } catch (error) {
      return [];
    }
  };
  const keep = () => {
    try {
      if (fields.some(field => field.value)) localStorage[key] = JSON.stringify(fields.map(field => field.value));
      else delete localStorage[key];
    } catch (error) { /* then it stays on the page */ }
  };

  const told = make("p");
  const text = make("textarea", { readOnly: true });
  const send = make("a", { className: "button", textContent: {{ words.send_text | tojson }}, rel: "noopener" });
  const copy = button({{ words.copy | tojson }}, () => {
    text.select();
    text.setSelectionRange(0, text.value.length);
    if (document.execCommand("copy")) told.textContent = `✓ ${ {{ words.copied | tojson }} }`;
  });
  const empty = button({{ words.empty | tojson }}, () => {
    fields.forEach(field => field.value = "");
    block.querySelectorAll(":checked").forEach(box => box.checked = false);
    show();
    told.textContent = {{ words.emptied | tojson }};
    fields[0].focus();
  });
  const made = make("div", {}, make("p", { className: "label", textContent: {{ words.listing_text | tojson }} }), text, make("p", {}, copy, send, empty));
  text.setAttribute("aria-label", {{ words.listing_text | tojson }});
  told.setAttribute("role", "status");
  const sheet = document.styleSheets[0];
  sheet.insertRule(".listing textarea { display: block; width: 100%; padding: .6rem; border: 2px solid; border-radius: .6rem; background: none; color: inherit; font: inherit; resize: none }", sheet.cssRules.length);

  const show = () => {
    const values = fields.map(field => field.value.trim());
    const lines = [values.slice(0, first).filter(Boolean).join(" "), ...values.slice(first)].filter(Boolean);
    text.value = lines.join("\n");
    text.rows = lines.reduce((rows, line) => rows + Math.ceil((line.length + 1) / 28), 0);
    send.href = `https://wa.me/?text=${encodeURIComponent(text.value)}`;
    made.hidden = !lines.length;
    told.textContent = lines.length ? {{ words.kept_here | tojson }} : "";
    keep();
  };

  block.oninput = show;
  load().forEach((value, i) => fields[i] && (fields[i].value = value));
  block.append(made, told);
  show();
});
