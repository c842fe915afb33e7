/*
 * A module on the wall: large letters, one section at a time. Arrows and the buttons go to the next one; a clicker first
 * shows the rest of one that is higher than the wall. Escape gives the page back. Loaded where a link leads to "#layar".
 */
(() => {
  const RULES = [
    ".wall{font-size:min(2.6vw,4.4vh);scroll-behavior:auto}",
    ".wall .middle{display:block}",
    ".wall body>:not(.middle):not(.wall-keys),.wall .contents,.wall main>*,.wall .swap,.wall .recording{display:none}",
    ".wall main{max-width:none;padding:1rem 2rem 4rem}",
    ".wall main>.now{display:block}",
    ".wall main svg,.wall main img{max-height:60vh}",
    ".wall main>.now :focus,.wall main>.now:focus{outline:0}",
    ".wall-keys .button{background:var(--paper)}",
    ".wall-keys{position:fixed;right:.5rem;bottom:.5rem;margin:0;font-size:1rem}",
  ];
  const WORDS = {{ [words.slide_back, words.slide_next, words.slide_close] | tojson }};
  const root = document.documentElement, sheet = document.styleSheets[0];
  const all = [...document.querySelectorAll("main>*")], sections = all.filter(part => part.matches("section"));
  const opening = all.slice(0, all.indexOf(sections[0])).filter(part => !part.matches("script,button,.jump,.share"));
  const steps = [opening, ...sections.map(section => [section])];
  const bar = document.createElement("p"), place = document.createElement("span");
  let now = 0;

  const show = step => {
    now = Math.max(0, Math.min(steps.length - 1, step));
    all.forEach(part => part.classList.toggle("now", steps[now].includes(part)));
    place.textContent = ` ${now + 1} / ${steps.length} `;
    scrollTo(0, 0);
    const title = steps[now].map(part => part.matches("h1,h2") ? part : part.querySelector("h1,h2,h3")).find(Boolean);
    if (title) {
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
    }
  };
  const goOn = () => {
    if (innerHeight + scrollY < root.scrollHeight - 8) scrollBy(0, innerHeight * .8);
    else show(now + 1);
  };
  const close = () => {
    root.classList.remove("wall");
    bar.remove();
    removeEventListener("keydown", press);
    history.replaceState(null, "", location.pathname + (now ? "#" + sections[now - 1].id : ""));
    steps[now][0].scrollIntoView();
  };
  const KEYS = {
    ArrowRight: () => show(now + 1), PageDown: goOn, " ": goOn, ArrowLeft: () => show(now - 1), PageUp: () => show(now - 1),
    Home: () => show(0), End: () => show(steps.length - 1), Escape: close
  };
  const press = event => {
    if (event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key] || (event.key === " " && event.target.matches("button"))) return;
    event.preventDefault();
    KEYS[event.key]();
  };

  RULES.forEach(rule => sheet.insertRule(rule, sheet.cssRules.length));
  bar.className = "wall-keys";
  [["←", KEYS.ArrowLeft], ["→", KEYS.ArrowRight], ["✕", close]].forEach(([sign, act], index) => {
    const button = document.createElement("button");
    button.textContent = sign;
    button.className = "button";
    button.setAttribute("aria-label", WORDS[index]);
    button.onclick = act;
    bar.append(button);
    if (!index) bar.append(place);
  });
  place.setAttribute("role", "status");
  document.body.append(bar);
  root.classList.add("wall");
  addEventListener("keydown", press);
  show(0);
})();
