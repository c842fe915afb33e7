/*
 * Remembers on this phone alone, of one module: which sections were seen to their end, the first answer to each question and
 * card, which practice was done. Without a store, or with one that is full, everything works but this.
 */
(() => {
  const SOURCE = (document.currentScript || {}).src;
  const KEY = {{ ("lapak:" ~ edition.name ~ ":read") | tojson }};
  const SHEETS = {{ ("lapak:" ~ edition.name ~ ":sheet:") | tojson }}, TEXTS = {{ ("lapak:" ~ edition.name ~ ":text:") | tojson }};
  const slug = (/modul[/-]([^/.]+)/.exec(location.pathname) || [])[1];
  if (!slug) return;
  const load = () => {
    try {
      return JSON.parse(localStorage[KEY]);
    } catch (error) {
      return null;
    }
  };
  const read = Object(load());
  const own = read[slug] = Object.assign({ seen: [], first: {}, done: [] }, read[slug]);
  const sections = [...document.querySelectorAll("main section[id]")];
  const asked = [...document.querySelectorAll(".quiz")], cards = [...document.querySelectorAll(".judge fieldset")];
  const tasks = [...document.querySelectorAll(".chat, .judge, .order, .calc, .listing")];
  /* What was forgotten meanwhile, here or on the home page, stays forgotten. */
  let isKept;
  const keep = () => {
    try {
      if (isKept && !(KEY in localStorage)) return;
      isKept = true;
      localStorage[KEY] = JSON.stringify(read);
    } catch (error) { /* full, or forbidden */ }
  };
  Object.assign(own, { of: sections.length, asked: asked.length, tasks: tasks.length });
  read.last = slug;

  /* A section was seen to its end when the next heading comes into sight after its own. */
  const marks = [...sections.map(section => section.querySelector("h2, h3")), document.querySelector(".up")];
  const shown = new Set([0]);
  const watch = self.IntersectionObserver && new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const place = marks.indexOf(target), before = sections[place - 1];
      if (!isIntersecting) continue;
      shown.add(place);
      if (sections[place]) own.place = sections[place].id;
      if (before && shown.has(place - 1) && !own.seen.includes(before.id)) own.seen.push(before.id);
    }
    keep();
  });
  if (watch) marks.filter(Boolean).forEach(mark => watch.observe(mark));

  const isRight = box => (box.nextElementSibling.nextElementSibling || {}).textContent.trim()[0] === "✓";
  const isDone = block => {
    if (block.className === "chat") return [...block.querySelectorAll("fieldset")].every(turn => turn.querySelector(".all:checked"));
    if (block.className === "judge") return [...block.querySelectorAll("fieldset")].every(card => card.querySelector(":checked"));
    if (block.className === "order") return /^✓/.test((block.querySelector("[role=status]") || {}).textContent);
    return [...block.querySelectorAll("input:not([type]):not(.share)")].some(field => field.value);
  };
  const answered = new Set();
  const note = () => setTimeout(() => {
    for (const [some, sign, judge] of [[asked, "q", isRight], [cards, "k", box => box.className === "yes"]]) some.forEach((block, number) => {
      const box = block.querySelector(":checked");
      if (!box || answered.has(block)) return;
      answered.add(block);
      own.first[sign + number] = judge(box) ? 1 : 0;
    });
    own.done = tasks.map((block, number) => isDone(block) || own.done.includes(number) ? number : -1).filter(number => number >= 0);
    own.when = Date.now();
    keep();
  });
  /* What an answer brings lies below the screen, where she would not look for it: a reason, the end, a whole turn of a chat. */
  const isSeen = part => part.offsetParent, show = part => part && part.scrollIntoView({ block: "nearest" });
  const reveal = ({ target }) => {
    const asked = target.type === "radio" && target.closest("fieldset");
    if (!asked) return;
    const isRight = target.className === "all", next = isRight && asked.querySelector("fieldset"), own = target.nextElementSibling.nextElementSibling;
    if (next) [...next.querySelectorAll("label")].filter(isSeen).slice(-1).forEach(show);
    const told = [...asked.querySelectorAll(".why,.good,.bad")].filter(isSeen).pop();
    show(next ? next.firstElementChild : !isRight && /why/.test(own.className) ? own : told);
  };
  addEventListener("change", reveal);
  addEventListener("change", note);
  addEventListener("click", note);
  note();

  /* What she has typed on this page is shown again; a module of one file does it by itself. */
  if (!SOURCE) return;
  const fill = name => document.body.append(Object.assign(document.createElement("script"), { src: SOURCE.replace(/memory\.js.*/, `${name}.js`) }));
  const keys = Object.keys(localStorage);
  if (keys.some(key => key.startsWith(`${TEXTS}${slug}:`))) fill("listing-writer");
  if (keys.some(key => key.startsWith(`${SHEETS}${slug}:`))) {
    new Set([...document.querySelectorAll(".sheet[data-live]")].map(sheet => sheet.dataset.live)).forEach(fill);
  }
})();
