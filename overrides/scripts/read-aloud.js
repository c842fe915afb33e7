/*
 * Reads a module aloud, sentence by sentence, each marked while it is spoken; with pause, stop and speed.
 * Loaded by the first tap on the button (overrides/partials/listen.html), which shows itself only where the device
 * has a voice of its own for the page's language.
 */
(() => {
  const BLOCKS = "h1,h2,h3,p,li,dt,dd,th,td,summary,figcaption,legend,label";
  const SILENT = "script,style,svg,button,.number,.actions,.steps-on,.up,.jump,.urgent,.quiet,.sheet table,[hidden],details:not([open])>:not(summary)";
  /* As course/sentences.py: a test speaks its table. */
  const MARK = /[.?!…]+["”’')\]]*(?=\s|$)/g, OPENERS = /^[\s"“‘'([]+/;
  const NEVER_LAST = {{ never_last | tojson }};
  const RATES = [.7, 1, 1.3];

  const button = document.querySelector(".listen"), main = document.querySelector("main");
  const WORDS = {
    title: {{ words.listen | tojson }}, pause: {{ words.listen_pause | tojson }}, goOn: {{ words.listen_on | tojson }},
    stop: {{ words.listen_stop | tojson }}, speed: {{ words.listen_speed | tojson }},
    speeds: [{{ words.listen_slow | tojson }}, {{ words.listen_usual | tojson }}, {{ words.listen_fast | tojson }}],
  };
  const language = document.documentElement.lang, speech = speechSynthesis;
  let sentences = [], at = 0, turn = 0, speed = 1, spoken, bar;

  const findVoice = () => speech.getVoices().find(voice => /^i[dn]/i.test(voice.lang) && voice.localService !== false);

  const isRead = node => {
    const parent = node.parentElement;
    return node.data.trim() && parent.offsetParent && parent.closest(BLOCKS) && !parent.closest(SILENT) && parent.closest("[lang]").lang === language;
  };

  /* The texts of each paragraph, heading or line of a list. */
  const findPassages = () => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), passages = [];
    let last;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!isRead(node)) continue;
      const block = node.parentElement.closest(BLOCKS);
      if (block !== last) passages.push([]);
      last = block;
      passages[passages.length - 1].push(node);
    }
    return passages;
  };

  /* The part of a text from one letter to another, in an element of its own. */
  const wrap = (node, start, end) => {
    if (end < node.data.length) node.splitText(end);
    const part = start ? node.splitText(start) : node, span = document.createElement("span");
    part.replaceWith(span);
    span.append(part);
    return span;
  };

  const isEnd = (text, mark) => {
    const following = text.slice(mark.index + mark[0].length).replace(OPENERS, "").slice(0, 1);
    const [word] = /[^\s"“‘'([]*$/.exec(text.slice(0, mark.index));
    const isShort = mark[0] === "." && (NEVER_LAST.includes(word) || /^[A-Z]$/.test(word));
    return !following || (following !== following.toLowerCase() || /\d/.test(following)) && !isShort;
  };

  /* A text → the start and end of each of its sentences. */
  const findSentences = text => {
    const ends = [];
    for (let mark; mark = MARK.exec(text);) if (isEnd(text, mark)) ends.push(mark.index + mark[0].length);
    return [...ends, text.length].map((end, i) => [ends[i - 1] || 0, end]).filter(([start, end]) => text.slice(start, end).trim())
      .map(([start, end]) => [start + text.slice(start).search(/\S/), end]);
  };

  /* A passage → its sentences: what is said, and the elements to mark; from its end, so that places before it hold. */
  const split = nodes => {
    const whole = nodes.map(node => node.data).join("");
    const starts = nodes.map((_, i) => nodes.slice(0, i).reduce((sum, node) => sum + node.data.length, 0));
    const ends = nodes.map((node, i) => starts[i] + node.data.length);
    return findSentences(whole).reverse().map(([start, end]) => {
      const spans = nodes.map((node, i) => start < ends[i] && end > starts[i]
        ? wrap(node, Math.max(0, start - starts[i]), Math.min(ends[i], end) - starts[i]) : null);
      return { text: whole.slice(start, end).replace(/[✓✗☐→•−]/g, " ").replace(/\s+/g, " ").trim(), spans: spans.filter(Boolean) };
    }).reverse();
  };

  const mark = number => sentences.forEach((sentence, i) =>
    sentence.spans.forEach(span => span.className = i === number ? "spoken" : ""));

  const hush = () => {
    turn++;
    spoken = null;
    speech.cancel();
  };

  const speak = () => {
    hush();
    const voice = findVoice();
    if (!voice || at >= sentences.length) return stop();
    const own = turn, { text, spans } = sentences[at];
    spoken = new SpeechSynthesisUtterance(text);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = RATES[speed];
    spoken.onend = () => {
      if (own !== turn) return;
      at++;
      speak();
    };
    spoken.onerror = () => own === turn && pause();
    mark(at);
    spans[0].scrollIntoView({ block: "center" });
    show(WORDS.pause);
    speech.speak(spoken);
  };

  /* Devices pause in the middle of a word, or not at all: we stop, and go on at the beginning of the sentence. */
  const pause = () => {
    hush();
    show(WORDS.goOn);
  };

  const stop = () => {
    hush();
    for (const { spans } of sentences) for (const span of spans) span.replaceWith(...span.childNodes);
    main.normalize();
    sentences = [];
    if (bar) bar.remove();
    bar = null;
  };

  const show = word => {
    bar = bar || makeBar();
    bar.firstElementChild.textContent = word;
  };

  const makeBar = () => {
    const made = document.createElement("div");
    made.className = "voice";
    made.setAttribute("role", "region");
    made.setAttribute("aria-label", WORDS.title);
    const add = (name, properties) => made.appendChild(Object.assign(document.createElement(name), properties));
    add("button", { type: "button", onclick: () => spoken ? pause() : speak() });
    add("button", { type: "button", textContent: WORDS.stop, onclick: () => { stop(); button.focus(); } });
    const choice = add("select", { onchange: () => { speed = choice.selectedIndex; if (spoken) speak(); } });
    choice.append(...WORDS.speeds.map(word => new Option(word)));
    choice.setAttribute("aria-label", WORDS.speed);
    choice.selectedIndex = speed;
    document.body.append(made);
    return made;
  };

  /* One rule more in the page's own sheet: its policy allows no other sheet. */
  const sheet = document.styleSheets[0];
  sheet.insertRule(`@media all {
    .spoken { background: {{ palette.find("turmeric") }}; color: {{ palette.find("ink") }} }
    .voice { position: fixed; z-index: 3; bottom: 0; left: 0; right: 0; display: flex; flex-wrap: wrap; gap: .4rem; justify-content: center;
      padding: .5rem .3rem; background: var(--paper); border-top: 4px solid {{ palette.find("turmeric") }} }
    .voice > * { min-height: 3rem; padding: 0 .7rem; border: 2px solid var(--link); border-radius: .6rem;
      background: var(--paper); color: var(--ink); font: inherit; font-weight: 700 }
    @media print { .voice { display: none } }
  }`, sheet.cssRules.length);

  const start = () => {
    stop();
    sentences = findPassages().flatMap(split);
    at = 0;
    speak();
  };
  button.onclick = start;
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => document.hidden && spoken && pause());
  start();
})();
