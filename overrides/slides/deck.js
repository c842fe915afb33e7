/* The deck on the wall: one slide at a time, by keys, clicker, mouse or finger, and a second window for the speaker.
   From file:// two windows may only send each other messages; storage may be refused. */
document.documentElement.className = "js"; // before anything is seen
addEventListener("DOMContentLoaded", () => {
  "use strict";
  const HOURS_KEPT = 8; // a deck that was closed by accident goes on where it was; next week it begins anew
  const POINT_SIZES = [3.34, 3.1, 2.92, 2.7, 2.5]; // 32 points on a slide of 13.33 inches; less only where letters are wider than ours
  const TITLE_SIZES = [4.17, 3.75, 3.34, 2.92];
  const root = document.documentElement.classList;
  const on = addEventListener;
  const find = (selector) => document.querySelector(selector);
  const slides = [...document.querySelectorAll("section")];
  const stages = slides.map((slide) => slide.firstElementChild);
  const said = find("#said");
  const deck = location.pathname;
  const isSpeaker = location.hash == "#speaker";
  const state = { deck, now: 0, start: 0, black: false };
  let partner = isSpeaker && opener;
  let timer;

  const sizeOf = (stage, name) => parseFloat(getComputedStyle(stage)[name]);
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

  function say(text, isSeen) {
    said.textContent = text;
    root.toggle("moved", isSeen);
    said.classList.toggle("seen", isSeen);
    clearTimeout(timer);
    timer = setTimeout(() => said.classList.remove("seen"), 7000);
  }

  function show() {
    let told = state.now; // a section has its notes on its first slide
    while (told && !slides[told].dataset.minutes && !slides[told].querySelector("aside:not(.hint)")) told--;
    slides.forEach((slide, index) => {
      slide.classList.toggle("now", index == state.now);
      slide.classList.toggle("told", index == told);
      slide.classList.toggle("next", isSpeaker && index == state.now + 1);
    });
    root.toggle("black", state.black && !isSpeaker);
    if (root.contains("overview")) slides[state.now].scrollIntoView({ block: "nearest" });
    if (!isSpeaker) location.replace("#" + (state.now + 1));
    const place = fill(said.dataset.place, { page: state.now + 1, pages: slides.length });
    say(place + ": " + find(".now h1, .now h2").textContent, false);
    tick();
  }

  function send() {
    try {
      localStorage[deck] = JSON.stringify({ ...state, at: Date.now() });
    } catch (refused) {} // a private window
    if (partner) partner.postMessage(state, "*");
  }

  function go(index) {
    if (index != state.now) state.start = state.start || Date.now();
    state.now = Math.max(0, Math.min(slides.length - 1, index));
    show();
    send();
  }

  function toggle(name) {
    root.toggle(name);
    find("#paper").media = root.contains("withnotes") ? "print" : "not all";
    show();
  }

  function close() {
    find("#keys").hidden = true;
    root.remove("overview");
    if (state.black) keys.b();
  }

  function openSpeaker() {
    partner = open(location.href.split("#")[0] + "#speaker", "speaker", "width=1100,height=700");
    if (!partner) say(said.dataset.blocked, true);
  }

  const row = () => (root.contains("overview") ? 4 : 1);
  const keys = {
    ArrowRight: () => go(state.now + 1),
    ArrowLeft: () => go(state.now - 1),
    ArrowDown: () => go(state.now + row()),
    ArrowUp: () => go(state.now - row()),
    Home: () => go(0),
    End: () => go(slides.length - 1),
    Enter: () => (root.contains("overview") ? close() : go(state.now + 1)),
    Escape: close,
    n: () => toggle("withnotes"),
    o: () => toggle("overview"),
    p: () => print(),
    s: openSpeaker,
    b() {
      state.black = !state.black;
      show();
      send();
    },
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    r() {
      state.start = Date.now();
      go(state.now);
    },
    "?"() {
      const panel = find("#keys");
      panel.hidden = !panel.hidden;
      if (!panel.hidden) panel.firstElementChild.focus();
    },
  };
  // What clickers send, and what hands are used to
  Object.assign(keys, { " ": keys.ArrowRight, PageDown: keys.ArrowRight, PageUp: keys.ArrowLeft, ".": keys.b, F5: keys.f });

  on("keydown", (event) => {
    const key = event.key.length == 1 ? event.key.toLowerCase() : event.key;
    const isPress = / |Enter/.test(key) && event.target.closest("button");
    if (event.ctrlKey || event.altKey || event.metaKey || isPress || !keys[key]) return;
    event.preventDefault();
    keys[key == " " && event.shiftKey ? "ArrowLeft" : key]();
  });

  on("click", (event) => {
    const button = event.target.closest("[data-key]");
    const slide = event.target.closest("section");
    if (button) {
      if (button.closest("#keys")) find("#keys").hidden = true;
      keys[button.dataset.key]();
    } else if (root.contains("overview")) {
      root.remove("overview");
      if (slide) go(slides.indexOf(slide));
    } else if (slide && !event.target.closest("aside") && getSelection().isCollapsed) {
      go(state.now + (event.clientX < innerWidth / 4 ? -1 : 1));
    }
  });

  let touch;
  on("touchstart", (event) => (touch = event.changedTouches[0]));
  on("touchend", (event) => {
    const end = event.changedTouches[0];
    const x = end.clientX - touch.clientX;
    if (Math.abs(x) > 50 && Math.abs(x) > Math.abs(end.clientY - touch.clientY)) go(state.now + (x < 0 ? 1 : -1));
  });

  on("mousemove", () => {
    root.add("moved");
    clearTimeout(timer);
    timer = setTimeout(() => root.remove("moved"), 3000);
  });

  on("hashchange", () => {
    const index = parseInt(location.hash.slice(1)) - 1;
    if (index >= 0 && index != state.now) go(index);
  });

  on("message", ({ data, source }) => {
    if (!data || data.deck != deck || source == window) return;
    if (data.hello) {
      partner = source;
      send();
    } else {
      Object.assign(state, data);
      show();
    }
  });

  /* Time: what is left of the module or the meeting, and what the slides that are left need */
  function tick() {
    if (!isSpeaker) return;
    const total = +find("main").dataset.minutes;
    const left = Math.ceil(total - (state.start ? (Date.now() - state.start) / 6e4 : 0));
    let needed = 0;
    let share = 0;
    let isOver = false; // another day begins
    slides.forEach((slide, index) => {
      if (slide.dataset.minutes) {
        let count = 1;
        while (slides[index + count] && !slides[index + count].dataset.minutes) count++;
        share = slide.dataset.minutes / count;
      }
      isOver = isOver || (index > state.now && "meeting" in slide.dataset);
      if (index >= state.now && !isOver) needed += share;
    });
    find("#clock").textContent = new Date().toTimeString().slice(0, 5).replace(":", ".");
    find("#left").textContent = fill(said.dataset[left < 0 ? "over" : "left"], { n: Math.abs(left) });
    find("#needed").textContent = fill(said.dataset.needed, { n: Math.round(needed) });
  }

  /* Text as large as the stage holds: all slides try a size at once, those that are too full try the next one */
  function shrink(full, name, sizes, isTooFull) {
    for (const size of sizes) {
      full.forEach((stage) => stage.style.setProperty(name, size));
      full = full.filter(isTooFull);
    }
  }

  function fit() {
    const isLong = (stage) => stage.querySelector("h1, h2").offsetHeight > 12.6 * sizeOf(stage, "fontSize"); // two lines, or three smaller ones
    const isFull = (stage) => {
      const end = stage.clientHeight - sizeOf(stage, "paddingBottom");
      return [...stage.children].some((part) => part.tagName != "I" && part.offsetTop + part.offsetHeight > end + 1);
    };
    root.add("all");
    shrink(stages, "--title", TITLE_SIZES, isLong);
    shrink(stages, "--size", POINT_SIZES, isFull);
    root.remove("all");
  }

  function begin() {
    const index = parseInt(location.hash.slice(1)) - 1;
    try {
      const kept = JSON.parse(localStorage[deck]);
      if (Date.now() - kept.at < HOURS_KEPT * 36e5) Object.assign(state, { now: slides[kept.now + 1] ? kept.now : 0, start: kept.start });
    } catch (nothing) {} // never opened here, or refused
    const isResumed = !isSpeaker && !(index >= 0) && state.now;
    if (index >= 0) state.now = Math.min(index, slides.length - 1);
    show();
    if (isResumed) say(fill(said.dataset.resumed, { n: state.now + 1 }), true);
  }

  fit();
  begin();
  for (const notes of document.querySelectorAll("aside")) notes.tabIndex = 0; // they scroll
  find("#help").hidden = isSpeaker;
  find("#desk").hidden = !isSpeaker;
  root.toggle("speaker", isSpeaker);
  on("resize", fit);
  if (isSpeaker) {
    const ask = () => {
      if (partner) partner.postMessage({ deck, hello: true }, "*");
      tick();
    };
    ask();
    setInterval(ask, 1000);
  } else if (navigator.wakeLock) {
    const stayAwake = () => document.hidden || navigator.wakeLock.request("screen").catch(() => {});
    on("visibilitychange", stayAwake);
    stayAwake();
  }
});
