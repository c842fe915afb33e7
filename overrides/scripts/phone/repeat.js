/*
 * Ten questions and cards out of the modules that were read (of all, where none was): those answered wrongly come first, and
 * no more than three are of one module while others have some.
 */
(() => {
  const KEY = {{ ("lapak:" ~ edition.name ~ ":read") | tojson }}, MOST = 10, MOST_OF_ONE = 3;
  const block = document.querySelector("[data-live=repeat]"), start = block.querySelector("button");
  const all = [...block.querySelectorAll("[data-of]")], told = document.createElement("p");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  let read = {};
  try {
    read = Object(JSON.parse(localStorage[KEY]));
  } catch (error) { /* nothing was read */ }
  const find = one => {
    const [slug, sign] = one.dataset.of.split(":"), own = Object(read[slug]);
    return { own, sign, first: Object(own.first)[sign] };
  };
  const findAnswer = one => one.querySelector(":checked");
  told.setAttribute("role", "status");

  const shuffle = list => list.map(one => [Math.random(), one]).sort((a, b) => a[0] - b[0]).map(pair => pair[1]);
  const choose = () => {
    const known = all.filter(one => find(one).own.seen), some = shuffle(known.length ? all.filter(one => findAnswer(one) || known.includes(one)) : all);
    /* What was answered while this came is among them. */
    const rank = one => findAnswer(one) ? -1 : [0, undefined, 1].indexOf(find(one).first), counts = {};
    some.sort((a, b) => rank(a) - rank(b));
    const spread = some.filter(({ dataset }) => {
      const slug = dataset.of.split(":")[0];
      counts[slug] = (counts[slug] || 0) + 1;
      return counts[slug] <= MOST_OF_ONE;
    });
    return [...spread, ...some.filter(one => !spread.includes(one))].slice(0, MOST);
  };
  const isRight = one => {
    const box = findAnswer(one);
    return box.className === "yes" || box.className !== "no" && box.nextElementSibling.nextElementSibling.textContent.trim()[0] === "✓";
  };
  let chosen, answers;
  const play = () => {
    if (chosen) all.forEach(one => one.querySelectorAll("input").forEach(box => box.checked = false));
    chosen = choose();
    answers = new Map();
    block.querySelectorAll("h2").forEach(heading => heading.hidden = true);
    all.forEach(one => one.hidden = !chosen.includes(one));
    chosen.forEach(one => block.append(one));
    block.append(told, start);
    start.hidden = true;
    told.textContent = "";
    chosen.filter(findAnswer).forEach(note);
    const open = chosen.find(one => !findAnswer(one)) || start;
    (open.querySelector("input") || open).focus({ preventScroll: true });
    open.scrollIntoView();
  };
  const note = one => {
    if (answers.has(one)) return;
    const right = isRight(one), { own, sign } = find(one);
    answers.set(one, right);
    if (own.first) own.first[sign] = right ? 1 : 0;
    own.when = Date.now();
    try {
      if (own.first) localStorage[KEY] = JSON.stringify(read);
    } catch (error) { /* full, or forbidden */ }
    if (answers.size < chosen.length) return;
    told.textContent = fill({{ words.progress_quiz | tojson }}, { n: [...answers.values()].filter(Boolean).length, all: chosen.length });
    start.textContent = {{ words.again | tojson }};
    start.hidden = false;
  };
  block.onchange = ({ target }) => note(target.closest("[data-of]"));
  start.onclick = play;
  play();
})();
