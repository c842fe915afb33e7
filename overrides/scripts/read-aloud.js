/*
 * Reads a module aloud, section after section, with pause, stop and speed: what somebody has spoken first; else, in
 * Indonesian alone, sentence by sentence by a voice of the device, each marked while it is spoken. It goes on where it was
 * left (on this phone), opens a question before its answer, and reads the reason for an answer that is given meanwhile.
 * Loaded by the first tap on a button (overrides/partials/listen.html, scripts/taps.js).
 */
(() => {
  const BLOCKS = "h1,h2,h3,p,li,dt,dd,th,td,summary,figcaption,legend,label";
  const SILENT = "script,style,svg,button,.number,.actions,.steps-on,.up,.jump,.urgent,.quiet,.sheet table,[hidden],details:not(.question):not([open])>:not(summary)";
  /* As course/reading/sentences.py: a test speaks its table. */
  const MARK = /[.?!…]+["”’')\]]*(?=\s|$)/g, OPENERS = /^[\s"“‘'([]+/;
  const NEVER_LAST = {{ never_last | tojson }};
  const RATES = [.7, 1, 1.3];

  const buttons = [...document.querySelectorAll(".listen")], main = document.querySelector("main");
  const HEARD = {{ ("lapak:" ~ edition.name ~ ":heard") | tojson }}, slug = (/modul\/([^/]+)/.exec(location.pathname) || [])[1];
  const WORDS = {
    title: {{ words.listen | tojson }}, again: {{ words.again | tojson }}, pause: {{ words.listen_pause | tojson }}, goOn: {{ words.listen_on | tojson }},
    stop: {{ words.listen_stop | tojson }}, speed: {{ words.listen_speed | tojson }},
    speeds: [{{ words.listen_slow | tojson }}, {{ words.listen_usual | tojson }}, {{ words.listen_fast | tojson }}],
  };
  const language = document.documentElement.lang, speech = self.speechSynthesis || { getVoices: () => [], cancel() {} };
  let sentences = [], at = 0, turn = 0, speed = 1, spoken, bar, opened = [];

  const findVoice = () => language === "id" && speech.getVoices().find(voice => /^i[dn]/i.test(voice.lang) && voice.localService !== false);

  const isRead = node => {
    const parent = node.parentElement;
    return node.data.trim() && parent.offsetParent && parent.closest(BLOCKS) && !parent.closest(SILENT) && parent.closest("[lang]").lang === language;
  };

  /* The texts of each paragraph, heading or line of a list. */
  const findPassages = place => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), passages = [];
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

  /* All that is heard: a recording stands for its section but for what is asked there, which nobody has spoken. */
  const list = () => {
    const closed = [...main.querySelectorAll(".question:not([open])")];
    for (const part of closed) part.open = true;
    const audios = [...main.querySelectorAll(".recording audio")], recorded = audios.map(audio => audio.closest("section"));
    const all = findVoice() ? [].concat(...findPassages(main).map(split)) : [];
    for (const part of closed) part.open = false;
    const items = all.map(one => ({ ...one, section: one.spans[0].closest("section") }))
      .filter(({ section, spans }) => !recorded.includes(section) || spans[0].closest(".quiz"));
    audios.forEach((audio, i) => {
      const place = items.findIndex(one => audio.compareDocumentPosition(one.audio || one.spans[0]) & 4);
      items.splice(place < 0 ? items.length : place, 0, { audio, spans: [], section: recorded[i] });
    });
    return items;
  };

  const load = () => {
    try {
      return Object(JSON.parse(localStorage[HEARD]));
    } catch (error) {
      return {};
    }
  };
  const remember = () => {
    const { section } = sentences[at] || {}, heard = load();
    heard[slug] = section ? [section.id, sentences.slice(0, at).filter(one => one.section === section).length] : undefined;
    try {
      localStorage[HEARD] = JSON.stringify(heard);
    } catch (error) { /* full, or forbidden */ }
  };
  const findPlace = section => sentences.findIndex(one => one.section === section);

  const mark = number => sentences.forEach((sentence, i) =>
    sentence.spans.forEach(span => span.className = i === number ? "spoken" : ""));

  const hush = () => {
    turn++;
    if (spoken && spoken.pause) spoken.pause();
    spoken = null;
    speech.cancel();
  };

  const speak = () => {
    hush();
    const voice = findVoice(), item = sentences[at];
    remember();
    if (!item || !item.audio && !voice) return stop();
    const own = turn, { text, spans, audio } = item, goOn = () => {
      if (own !== turn) return;
      at++;
      speak();
    };
    mark(at);
    show(WORDS.pause);
    const question = spans[0] && spans[0].closest(".question:not([open])");
    if (question) opened.push(Object.assign(question, { open: true }));
    if (audio) {
      spoken = Object.assign(audio, { playbackRate: RATES[speed], onended: goOn });
      audio.closest("section").scrollIntoView();
      audio.play().catch(() => own === turn && pause());
      return;
    }
    spoken = new SpeechSynthesisUtterance(text);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = RATES[speed];
    spoken.onend = goOn;
    spoken.onerror = () => own === turn && pause();
    spans[0].scrollIntoView({ block: "center" });
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
    for (const { audio } of sentences) if (audio) audio.currentTime = 0;
    for (const part of opened) part.open = false;
    main.normalize();
    sentences = [];
    opened = [];
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
    add("button", { type: "button", textContent: WORDS.stop, onclick: () => { stop(); buttons[0].focus(); } });
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

  const start = section => {
    stop();
    sentences = list();
    const [id, number] = load()[slug] || [], last = section || !id ? -1 : findPlace(document.getElementById(id));
    at = section ? Math.max(0, findPlace(section)) : last < 0 ? 0 : Math.min(last + number, sentences.length - 1);
    speak();
    if (!section && at) bar.insertBefore(Object.assign(document.createElement("button"), {
      type: "button", textContent: WORDS.again, onclick({ target }) {
        target.remove();
        at = 0;
        speak();
      }
    }), bar.children[1]);
  };

  /* Of an answer that is given while it reads, the reason comes next. */
  main.addEventListener("change", ({ target }) => {
    const told = bar && findVoice() && target.closest("fieldset");
    if (!told) return;
    const reasons = [...told.querySelectorAll(".why,.good,.bad")].filter(part => part.offsetParent && !part.querySelector(".spoken,span"));
    const items = [].concat(...reasons.map(part => [].concat(...findPassages(part).map(split))));
    sentences.splice(at, 0, ...items.map(one => ({ ...one, section: target.closest("section") })));
    if (items.length) speak();
  });
  const findSection = button => button.closest("section");
  for (const button of buttons) button.onclick = () => start(findSection(button));
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => document.hidden && spoken && !spoken.pause && pause());
  start(findSection(buttons.find(button => button.tapped) || buttons[0]));
})();
