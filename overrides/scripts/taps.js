/*
 * What taps do on a page: the menu, the language switch, and what a first tap loads. `data-load`, of a button or right
 * after a block, names a script, `data-live` of a block one of latihan/: asked for once, it finds in `tapped` of the block
 * where she tapped last. When it does not come, the next tap tries again.
 * Loaded itself by the first touch of a page (scripts/first-tap.js), which is answered here.
 */
{
  const find = what => document.querySelector(what), store = find(".store"), bar = find(".top");
  const { news } = self, { tapped, taps } = news, asked = {};
  onclick = onkeydown = onpointerdown = onpointermove = null;
  news.remove();
  const own = document.currentScript, isOnline = /^http/.test(location);
  own.remove();
  const add = (name, properties) => document.head.appendChild(Object.assign(document.createElement(name), properties));

  /* The menu closes by Escape and Back too; another language begins at the section that one reads. */
  if (bar) {
    /* Not in the page: browsers ask for it and for an icon at once, before anybody reads. */
    if (isOnline) add("link", { rel: "manifest", href: new URL("{{ root }}manifest.webmanifest", own.src) });
    const menu = bar.firstElementChild, turn = () => menu.open ? history.pushState(1, "") : history.state === 1 && history.back();
    /* Where nobody knows <details>. */
    if (!("open" in menu)) {
      menu.onclick = () => menu.hasAttribute("open") ? menu.removeAttribute("open") : menu.setAttribute("open", "");
      if (menu.contains(tapped)) menu.onclick();
    }
    menu.ontoggle = turn;
    if (menu.open) turn();
    onpopstate = () => menu.open = false;
    addEventListener("hashchange", onpopstate);
    onkeydown = ({ key }) => {
      if (key === "Escape" && menu.open) onpopstate(menu.firstElementChild.focus());
    };
    bar.onclick = ({ target }) => {
      for (const part of document.querySelectorAll("section[id],.question")) {
        if (target.hreflang && part.getBoundingClientRect().top < innerHeight / 3) target.hash = part.id;
      }
    };
  }

  /* Each section can be listened to, once a voice or a recording has shown the button at the top. */
  const listen = find(".listen");
  if (listen && listen.offsetParent) for (const section of document.querySelectorAll("main section[id]")) {
    const figure = section.querySelector(".recording"), head = section.querySelector("h2,h3,h4");
    if (!figure && find("html").lang !== "id") continue;
    const own = add("button", { type: "button", className: "listen", textContent: {{ ("▶ " ~ words.listen_section) | tojson }} });
    own.dataset.load = listen.dataset.load;
    own.style.cssText = "display:block;float:none;min-height:3rem;padding:0;border:0;font-weight:700";
    if (figure) {
      const [caption, sound] = figure.children, size = caption.firstChild;
      sound.hidden = true;
      size.replaceWith(own, size.data.slice(size.data.indexOf(" (")));
    } else head.after(own);
  }

  const findLive = kind => new URL(`latihan/${kind}.js`, own.src);
  for (const mark of document.querySelectorAll("[data-load],[data-live]")) {
    const { load: address, live: kind } = mark.dataset;
    const block = kind || mark.type ? mark : mark.previousElementSibling, start = kind && block.querySelector(".button") || block;
    const src = address || findLive(kind), answer = block.onclick = ({ target }) => {
      /* A blank to write on, or a card, is meant as much as the button below it. */
      if (!start.contains(target) && !(block.contains(target) && target.closest("ul,.circles,dl,.write,.grid"))) return;
      block.tapped = target;
      asked[src] = asked[src] || add("script", { src, onload: () => news.remove(), onerror: () => asked[src] = block.after(news) });
    };
    if (!start.type) block.onkeydown = answer;
    taps.forEach(answer);
  }

  /* Of a module the phone remembers where somebody was: from the first movement or answer. */
  if (/modul\//.test(location.pathname)) {
    const remember = () => {
      onscroll = onchange = null;
      add("script", { src: findLive("memory") });
    };
    onscroll = onchange = remember;
    if (tapped) remember();
  }

  /* Not while ⁂ has not become a size; what is kept already, the home page says. */
  if (store && navigator.serviceWorker && self.DecompressionStream && isOnline && !/\u2042/.test(store.textContent)) {
    const isKept = navigator.serviceWorker.controller;
    store.hidden = isKept;
    if (!isKept) find(".menu ul").insertAdjacentHTML("beforeend", '<li><a href="#simpan">' + {{ words.keep_menu | e | string | tojson }});
    /* In the browser of a messenger nothing would stay: the script says how to get out of it. */
    if (isKept ? store.dataset.home : /; wv\)|FBA[NV]|Instagram/.test(navigator.userAgent)) store.lastElementChild.click();
  }
}
