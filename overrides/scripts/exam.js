/*
 * Asks the questions one by one; at the end names what to read again, and writes the line that she may send, by the
 * rules of course/exam/line.py. Nothing is stored: whoever leaves the page begins anew. A phone that ran out of memory loads
 * the page again by itself: then it goes on where it was, as the browser's own list of visited pages remembers it.
 */
{
  const exam = document.querySelector(".exam"), { edition, key } = exam.dataset;
  const cards = [...exam.querySelectorAll(".box")], end = exam.querySelector(".score");
  const stage = document.createElement("div"), way = document.createElement("p");
  let phase;
  way.style.cssText = "display:flex;margin:0;padding:.6rem 0 0";

  const read = card => (card.querySelector(":checked") || {}).value;
  const addButton = (textContent, onclick) => way.appendChild(Object.assign(document.createElement("button"), {
    type: "button", className: "button", style: "flex:auto;padding:.65rem .2rem;text-align:center", textContent, onclick,
  }));
  /* What comes next is read out by its name, and begins at the top of the screen. */
  const show = (...parts) => {
    const [part] = parts, named = part.querySelector("fieldset") || part;
    stage.textContent = "";
    stage.append(...parts);
    named.tabIndex = -1;
    named.focus({ preventScroll: true });
    stage.scrollIntoView();
  };

  const remember = place => history.replaceState({ phase, place, letters: cards.map(read) }, "");

  const ask = place => {
    remember(place);
    const card = cards[place], isLast = place + 1 === cards.length;
    way.textContent = "";
    if (place) addButton({{ words.previous | tojson }}, () => ask(place - 1));
    const next = addButton(isLast ? {{ words.is_done | tojson }} : {{ words.next | tojson }}, () => isLast ? finish() : ask(place + 1));
    next.disabled = !read(card);
    /* The way on covers no answer; it comes into sight once one is chosen. */
    card.onchange = () => {
      next.disabled = remember(place); /* that is: no longer */
      way.scrollIntoView({ block: "nearest" });
    };
    show(card, way);
  };

  const clean = name => name.replace(/(\d)[\s().+-]+(?=\d)/g, "$1").replace(/\d{4,}/g, " ").replace(/[^\p{L}\d]+/gu, " ").trim().slice(0, {{ exam.most_nickname }}).trim();
  const toLine = name => {
    const letters = cards.map(read).join("");
    const total = [...letters].reduce((sum, letter, i) => sum + letter.charCodeAt() * (i + 1), phase === "{{ exam.phases[1] }}" ? {{ exam.after_weight }} : 0);
    return `TES ${edition} ${phase} ${letters} ${"{{ exam.signs }}"[total % {{ exam.signs | length }}]}{{ exam.version }} ${clean(name)}`.trim();
  };

  const finish = () => {
    history.replaceState(null, "");
    const [, all, again, list, , field, line, send] = end.children;
    const links = new Map(cards.filter((card, i) => read(card) !== key[i]).map(card => card.querySelector("a")).map(link => [link.href, link]));
    all.hidden = links.size;
    again.hidden = list.hidden = !links.size;
    links.forEach(link => list.appendChild(document.createElement("li")).append(link));
    /* What is sent is read out once, when she rests; not what stands there from the start. */
    let rest = 0;
    field.oninput = () => {
      const text = toLine(field.value);
      send.firstElementChild.href = "https://wa.me/?text=" + encodeURIComponent(text);
      clearTimeout(rest);
      rest = setTimeout(() => line.lastElementChild.textContent = text, rest && 1000);
    };
    field.oninput();
    end.hidden = false;
    show(end);
  };

  if (end) {
    const start = end.previousElementSibling, first = [...exam.children].filter(part => !cards.includes(part) && part !== end);
    exam.append(stage);
    start.hidden = false;
    end.remove();
    cards.forEach(card => {
      card.lastElementChild.hidden = true;
      card.remove();
    });
    const begin = (which, place) => {
      phase = which;
      first.forEach(part => part.hidden = true);
      ask(place);
    };
    start.querySelectorAll("button").forEach((button, i) => button.onclick = () => begin(["{{ exam.phases[0] }}", "{{ exam.phases[1] }}"][i], 0));
    const { letters, place, phase: before } = history.state || {};
    if (letters) {
      letters.forEach((letter, i) => cards[i].querySelectorAll("input").forEach(box => box.checked = box.value === letter));
      begin(before, place);
    }
  }
}
