/*
 * On the home page: what was read and answered in each module, where to go on, and one tap that forgets all of it.
 */
(() => {
  const PLACE = {{ ("lapak:" ~ edition.name ~ ":") | tojson }}, WEEKS = 21 * 24 * 3600 * 1000;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const list = () => Object.keys(localStorage).filter(key => key.startsWith(PLACE));
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  let read = {};
  try {
    read = Object(JSON.parse(localStorage[`${PLACE}read`]));
  } catch (error) { /* nothing was read, only typed */ }
  const added = [];
  const box = make("p", { className: "progress" });
  const describe = ({ seen = [], of = 0, first = {}, asked = 0, done = [], tasks = 0 }) => {
    const answers = Object.keys(first).filter(key => key[0] === "q"), right = answers.filter(key => first[key]).length;
    return [
      seen.length > 0 && (seen.length >= of ? `✓ ${ {{ words.progress_read | tojson }} }` : fill({{ words.progress_sections | tojson }}, { n: seen.length, all: of })),
      answers.length && fill({{ words.progress_quiz | tojson }}, { n: right, all: asked }),
      done.length && fill({{ words.progress_tasks | tojson }}, { n: done.length, all: tasks }),
    ].filter(Boolean).join(" · ");
  };

  let latest = 0;
  for (const card of document.querySelectorAll(".cards a")) {
    const slug = (/modul\/([^/]+)/.exec(card.getAttribute("href")) || [])[1], own = read[slug];
    if (!own) continue;
    const line = make("small", { textContent: describe(own) });
    if (line.textContent) card.append(line);
    added.push(line);
    latest = Math.max(latest, own.when || 0);
    if (slug !== read.last) continue;
    const isRead = (own.seen || []).length >= own.of, next = isRead && card.parentNode.nextElementSibling;
    const target = next ? next.firstElementChild : card;
    if (isRead && !next) continue;
    box.append(make("a", {
      className: "button",
      href: target.href + (target === card && own.place ? `#${own.place}` : ""),
      textContent: fill({{ words.progress_on | tojson }}, { title: target.querySelector(".name").textContent }),
    }));
  }
  const repeat = document.querySelector("a[href*='ulang/']");
  if (repeat && latest && Date.now() - latest > WEEKS) {
    box.append(make("a", { className: "button", href: repeat.href, textContent: {{ words.progress_repeat | tojson }} }));
  }
  const told = make("span");
  told.setAttribute("role", "status");
  const forget = make("button", { type: "button", className: "button", textContent: {{ words.progress_forget | tojson }} });
  forget.onclick = () => {
    list().forEach(key => localStorage.removeItem(key));
    [...added, ...box.querySelectorAll(".button")].forEach(element => element.remove());
    told.textContent = {{ words.progress_forgotten | tojson }};
  };
  box.append(forget, told);
  document.querySelector("h2").before(box);
})();
