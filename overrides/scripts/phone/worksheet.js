{% set shelf = "sheet" %}
/*
 * A worksheet of the page becomes fields to type into; it can be printed, or sent as text.
 */
document.querySelectorAll("[data-live=worksheet]").forEach((block, number) => {
  if (block.querySelector(".typed")) return;
  const fields = [];
{% include "scripts/phone/typed.js" %}
  const title = block.querySelector(".label").textContent;
  const kept = load();
  const add = (place, label, kind) => {
    const field = make(kind === "box" ? "textarea" : "input", kind === "number" ? { inputMode: "numeric" } : kind === "tick" ? { type: "checkbox" } : {});
    field.autocomplete = "off";
    field.classList.add("typed");
    field.setAttribute("aria-label", label);
    if (kind === "tick") field.checked = kept[fields.length]; else field.value = kept[fields.length] || "";
    fields.push(field);
    place.append(field);
    return field;
  };
  const text = element => element.textContent.trim().replace(/:$/, "");
  const sheet = document.styleSheets[0];
  sheet.insertRule(`@media all {
    .typed { display: block; width: 100%; min-height: 3rem; margin: .3rem 0; border: 2px solid var(--link); background: var(--paper); color: var(--ink); font: inherit; text-indent: 0 }
    .typed[type=checkbox] { display: inline-block; width: 2rem; min-height: 2rem; vertical-align: middle }
  }`, sheet.cssRules.length);
  sheet.insertRule(`@media print { .printing * { visibility: hidden } .printing .now, .printing .now * { visibility: visible } .printing .now { position: absolute; top: 0; left: 0; right: 0 } .printing .now .keys { display: none } }`, sheet.cssRules.length);

  block.querySelectorAll(".boxes li, .circles li").forEach(place => add(place, text(place), "box"));
  block.querySelectorAll(".blanks li").forEach(place => add(place, text(place)));
  block.querySelectorAll(".blanks dd").forEach(place => add(place, text(place.previousElementSibling)));
  block.querySelectorAll(".promises li").forEach(place => add(place, text(place), "tick"));

  /* A sum: the first amount less the others. */
  const digits = value => Number(value.replace(/\D/g, "").slice(0, 9));
  const rupiah = amount => `${amount < 0 ? "−" : ""}Rp${String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ".")}`;
  const rows = [...block.querySelectorAll(".price tr:not(.result) .write")];
  const amounts = rows.map(place => {
    place.textContent = "";
    return add(place, text(place.previousElementSibling), "number");
  });
  const result = block.querySelector(".price .result .write");

  /* A table of orders: each row its own fields, and one more row as soon as the last one is used. */
  const grid = block.querySelector(".grid"), columns = grid ? [...grid.querySelectorAll("th")].map(text) : [];
  const total = make("p");
  const addRow = number => {
    const row = make("p", { textContent: `${number}.` });
    columns.forEach(column => {
      const place = make("span", { textContent: column });
      add(place, `${number}. ${column}`);
      row.append(place);
    });
    total.before(row);
  };
  if (grid) {
    grid.parentNode.hidden = true;
    grid.parentNode.after(total);
    for (let row = 0; row < Math.max(1, Math.ceil(kept.length / columns.length)); row++) addRow(row + 1);
  }

  const value = field => field.type === "checkbox" ? field.checked : field.value;
  const write = () => fields.filter(value).map(field => field.getAttribute("aria-label") + (field.type === "checkbox" ? " ✓" : ": " + field.value));
  const show = () => {
    if (result) result.textContent = rupiah(amounts.reduce((left, field, i) => i ? left - digits(field.value) : digits(field.value), 0));
    if (grid) {
      if (fields.slice(-columns.length).some(value)) addRow(fields.length / columns.length + 1);
      const last = fields.filter((_, i) => i % columns.length === columns.length - 1).map(field => digits(field.value));
      total.textContent = `${columns[columns.length - 1]}: ${rupiah(last.reduce((sum, amount) => sum + amount, 0))}`;
    }
    aim([title, ...write()].join("\n"));
    keep(fields.map(value));
  };
  block.oninput = block.onchange = show;
  const keys = make("p", { className: "keys" });
  keys.append(send, button({{ words.print | tojson }}, () => {
    document.documentElement.classList.add("printing");
    block.classList.add("now");
    print();
    block.classList.remove("now");
    document.documentElement.classList.remove("printing");
  }), empty);
  const start = block.querySelector("button");
  if (start === document.activeElement) fields[0].focus();
  if (start) start.remove();
  block.append(keys, told);
  show();
});
