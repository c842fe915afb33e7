{% set shelf = "sheet" %}
/*
 * A worksheet of the page becomes fields to type into; it can be printed, or sent as text. Each script has the parts that
 * its sheets need, a module of one file has all.
 */
{% set has_all = own_kind is not defined %}
{% set has_boxes, has_list = has_all or own_kind == "boxes", has_all or own_kind == "worksheet" %}
{% set has_price, has_log = has_all or own_kind == "price", has_all or own_kind == "order-log" %}
{
{% if has_price or has_log %}
{% include "scripts/phone/amounts.js" %}
{% endif %}
const [sheet] = document.styleSheets;
sheet.insertRule(`@media all{
.typed:not([type=checkbox]){width:100%;margin:.3rem 0;padding:.5rem .8rem;border:2px solid var(--link);border-radius:.6rem;background:var(--paper);color:var(--ink);font:inherit}
{{ ".sheet li,.sheet dd" if has_all else ".sheet dd" if has_price else ".sheet li" }}{border:0;padding:0}
.sheet .tick{display:flow-root;position:relative;margin:0}
{% if has_list %}
.sheet .tick{text-indent:0}
.sheet .tick::before{display:none}
{% endif %}
@media print{.printing *{visibility:hidden}
.now,.now *{visibility:visible}
.now{position:absolute;top:0;left:0}
.now .keys{display:none}}}`, sheet.cssRules.length);

/* Each in a task of its own, and the place to write after all: else a slow phone would not answer for so long. */
document.querySelectorAll(".sheet[data-live]").forEach((block, number) => setTimeout(() => {
  if (block.querySelector(".typed"){% if not has_all %} || block.dataset.live !== "{{ own_kind }}"{% endif %}) return;
  const fields = [];
{% include "scripts/phone/typed.js" %}
  const add = (place, label, properties, name = "input") => {
    const field = make(name, { className: "typed", autocomplete: "off", ...properties });
    field.setAttribute("aria-label", label);
    put(field, kept[fields.length]);
    fields.push(field);
    place.append(field);
    return field;
  };
  /* A box to tick looks and is tapped as in a list of checks. */
  const addTick = (place, label, shown) => {
    const field = add(place, label, { type: "checkbox" });
    field.id = field.name = `${number}/${fields.length}`;
    place.className = "tick";
    place.append(make("label", { textContent: shown, htmlFor: field.id }));
  };
  const asked = block.querySelector("ol").textContent;
  const text = element => element.textContent.trim().replace(/:$/, "");

{% if has_boxes %}
  const boxes = [...block.querySelectorAll(".boxes li,.circles li")], names = boxes.map(text);
  boxes.forEach((place, i) => add(place, names[i], {}, "textarea"));
  /* What is drawn on paper is tapped here: the instructions name the signs. */
  [{{ words.mark_tick | tojson }}, {{ words.mark_ring | tojson }}].forEach(shown => {
    if (asked.includes(shown.slice(-1))) boxes.forEach((place, i) => addTick(place.appendChild(make("span")), `${names[i]}: ${shown}`, shown));
  });
  /* A line leads from one thing that is written in a box to another. */
  const choose = (field, at = "") => {
    field.textContent = "";
    new Set(["", at, ...fields.slice(0, boxes.length).map(value).join("\n").split("\n")]).forEach(textContent => {
      field.append(make("option", { textContent, label: textContent || field.getAttribute("aria-label"), selected: textContent === at }));
    });
    return field;
  };
  const ends = {% if has_all %}boxes[0] && {% endif %}asked.includes("→") ? [{{ words.line_from | tojson }}, {{ words.line_to | tojson }}].map(name => {
    return choose(add(block.appendChild(make("p", {}, name)), name, {}, "select"), kept[fields.length - 1]);
  }) : [];
{% endif %}

{% if has_list %}
  block.querySelectorAll(".blanks li").forEach(place => add(place, text(place)));
  const promises = block.querySelector(".promises");
  if (promises) {
    [...promises.children].forEach(place => {
      const label = text(place);
      place.textContent = "";
      addTick(place, label, label);
    });
    /* On paper they stand above the promises. */
    [{{ words.name_label | tojson }}, {{ words.date_label | tojson }}].forEach(name => {
      const line = make("p", { textContent: name });
      add(line, name);
      promises.before(line);
    });
  }
{% endif %}

{% if has_price %}
  block.querySelectorAll(".blanks dd").forEach(place => add(place, text(place.previousElementSibling)));
  /* A sum: the first amount less the others; a share is one of the first. */
  const rows = [...block.querySelectorAll(".price tr:not(.result) .write")];
  const amounts = rows.map(place => {
    place.textContent = "";
    return add(place, text(place.previousElementSibling), { inputMode: "numeric" });
  });
  const result = block.querySelector(".price .result .write");
  if (result && asked.includes("✓")) {
    const line = make("p"), name = {{ words.mark_tick | tojson }};
    addTick(line, `${text(result.previousElementSibling)}: ${name}`, name);
    block.querySelector(".scroll").after(line);
  }
  const count = ({ value: content }, i) => i && /%/.test(content) ? findFee(readRupiah(amounts[0].value), readShare(content)) : readRupiah(content);
{% endif %}

{% if has_log %}
  /* A table of orders: each row its own fields, and one more row as soon as the last one is used. The last column is summed. */
  const grid = block.querySelector(".grid"), columns = grid ? [...grid.querySelectorAll("th")].map(text) : [];
  const book = make("div"), last = columns[columns.length - 1];
  const addRow = () => {
    const order = fields.length / columns.length + 1, row = make("p", { textContent: `${order}. ` });
    columns.forEach(column => {
      const place = make("span"), label = `${order}. ${column}`, shown = column.replace(/ ✓$/, "");
      if (shown !== column) addTick(place, label, shown);
      else {
        place.append(column);
        add(place, label, { inputMode: column === last ? "numeric" : "" });
      }
      row.append(place);
    });
    book.append(row);
  };
  const orders = () => fields.map((_, i) => fields.slice(i, i + columns.length)).filter((_, i) => i % columns.length === 0);
  if (grid) {
    grid.parentNode.hidden = true;
    grid.parentNode.after(book);
    do addRow(); while (fields.length < kept.length);
  }
{% endif %}

  const name = field => {
    const label = field.getAttribute("aria-label"){% if has_log %}.replace(grid ? /^\d+\. / : "", ""){% endif %};
    if (value(field) !== true) return `${label}: ${field.value}`;
    return {% if has_list %}!/[✓○]$/.test(label) ? `${label} ✓` : {% endif %}label.replace(/:[^:]* (?=.$)/, " ");
  };
  const nameAll = list => list.filter(value).map(name);
  const show = () => {
{% if has_price or has_log %}
    let lines = nameAll(fields), sum;
{% endif %}
{% if has_price %}
    if (result) {
      result.textContent = toRupiah(amounts.map(count).reduce((left, cost) => left - cost));
      if (amounts.some(value)) lines.push(sum = `${text(result.previousElementSibling)}: ${result.textContent}`);
    }
{% endif %}
{% if has_log %}
    if (grid) {
      lines = orders().map(nameAll).filter(some => some.length).map((some, i) => `${i + 1}. ${some.join(", ")}`);
      if (fields.slice(-columns.length).some(value)) addRow();
      lines.push(sum = `${last}: ${toRupiah(orders().reduce((all, row) => all + readRupiah(row.pop().value), 0))}`);
    }
{% endif %}
{% if has_boxes %}
    ends.forEach(field => choose(field, field.value));
{% endif %}
    keep([block.querySelector(".label").textContent, ...{% if has_price or has_log %}lines{% else %}nameAll(fields){% endif %}].join("\n"){% if has_price or has_log %}, sum && `${sum}. `{% endif %});
  };
  block.oninput = block.onchange = show;
{% if has_price or has_log %}
  block.onchange = ({ target }) => {
    /* Dots are set when a field is left, as in the calculator. */
    if (target.inputMode && /^[^%]*\d[^%]*$/.test(target.value)) target.value = dots(readRupiah(target.value));
    show();
  };
{% endif %}
  const turn = () => {
    document.documentElement.classList.toggle("printing");
    block.classList.toggle("now");
  };
  const start = block.querySelector("button"), at = document.activeElement;
  const tapped = at === start ? at : block.tapped;
  if (start) start.remove();
  show();
  block.append(told, make("p", { className: "keys" }, send, button({{ words.print | tojson }}, () => {
    turn();
    print();
    turn();
  }), empty));
  const place = tapped && (fields.find(field => tapped.contains(field)) || block.querySelector(".typed"));
  setTimeout(() => document.activeElement.contains(place) && place.focus()); /* else she goes on elsewhere */
}));
}
