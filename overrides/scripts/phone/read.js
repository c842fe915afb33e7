  /*
   * Part of a script that says what was read and answered, in `box`: what this phone remembers, in words, and one tap that forgets
   * all of it; until the page is left, another brings it back.
   */
  const PLACE = {{ ("lapak:" ~ edition.name ~ ":") | tojson }};
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
  const told = make("span");
  told.setAttribute("role", "status");
  const forget = make("button", { type: "button", className: "button", textContent: {{ words.progress_forget | tojson }} });
  forget.style.cssText = "padding-left:0;border:0;font-weight:400;text-decoration:underline"; /* less than the way on */
  forget.onclick = event => {
    event.stopPropagation(); /* else this tap were remembered */
    const before = list().map(key => [key, localStorage[key]]);
    before.forEach(([key]) => localStorage.removeItem(key));
    [...added, ...box.querySelectorAll(".button")].forEach(element => element.remove());
    told.textContent = {{ words.progress_forgotten | tojson }} + " ";
    const back = make("button", { type: "button", className: "button", textContent: {{ words.bring_back | tojson }} });
    back.onclick = again => {
      again.stopPropagation();
      before.forEach(([key, content]) => localStorage[key] = content);
      location.reload();
    };
    told.after(back);
    back.focus();
  };
