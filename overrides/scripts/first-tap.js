/*
 * All that a page does of itself. The rest (scripts/taps.js) is loaded by the first touch or key, which it then answers;
 * or at once where the course is kept on this phone. When it does not come, that is said, and the next touch tries again.
 */
{
  const find = what => document.querySelector(what), news = self.news = document.createElement("output");
  const load = src => document.head.appendChild(Object.assign(document.createElement("script"), { src }));
  let tag;
  const go = () => {
    if (!tag) (tag = load("{{ view.tools }}")).onerror = () => {
      tag = news.tapped && news.tapped.closest(".listen,.sheet,.store");
      if (tag) tag = tag.after(news);
    };
  };
  news.taps = [];
  news.textContent = {{ view.words.load_failed | tojson }};
  onpointerdown = go;
  /* A mouse that rests where a page opens moves nothing, though browsers say that it does. */
  onpointermove = e => e.movementX | e.movementY && go();
  /* All that is tapped until it comes is answered then; a key that only passes a button is no tap. */
  onclick = onkeydown = e => go(news.tapped = e.target, e.key && e.target.type === "button" || news.taps.push(e));
  if ((navigator.serviceWorker || go).controller) go();
  {% if "data-live" in page.content and "modul/" in page.url %}
  /* A sheet that was filled here before looks so at once. Which module it is, the address says: so all have one script. */
  try {
    if (Object.keys(localStorage).join().includes(`t:${location.pathname.split("/").slice(-2)[0]}:`)) go(news.tapped = news);
  } catch (error) { /* a phone that keeps nothing */ }
  {% endif %}
  {% if 'class="question"' in page.content or view.wall %}
  onload = onhashchange = () => {
    (find(".question:target") || news).open = true;
    {% if view.wall %}
    if (location.hash === "#layar") load("{{ view.wall }}");
    {% endif %}
  };
  {% endif %}
  {% if "data-home" in page.content %}
  /* The offer to keep the course: not while ⁂ has not become a size. In the browser of a messenger nothing would stay. */
  const store = find(".store"), { serviceWorker } = navigator;
  if (serviceWorker && !serviceWorker.controller && self.DecompressionStream && /^http/.test(location) && !/\u2042/.test(store.textContent)) {
    if (/; wv\)|FBA[NV]|Instagram/.test(navigator.userAgent)) go();
    else store.hidden = false;
  }
  {% endif %}
  {% if "data-page" in page.content %}
  /* While nobody has said where the site stands, a browser says it. */
  const share = find("[data-page]");
  if (/^http/.test(location)) share.href += encodeURIComponent(" " + new URL(share.dataset.page, location));
  {% endif %}
  {% if "listen" in page.content %}
  {% if "<audio" in page.content %}
  find(".listen").style.display = "block";
  {% else %}
  /* Seen only where the device itself has an Indonesian voice: not one of the network, and never another language's. */
  const speech = self.speechSynthesis;
  if (speech) (speech.onvoiceschanged = () => {
    if (speech.getVoices().some(voice => /^i[dn]/i.test(voice.lang) && voice.localService)) find(".listen").style.display = "block";
  })();
  {% endif %}
  {% endif %}
}
