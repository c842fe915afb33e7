/*
 * On the home page: what was read and answered in each module, where to go on, and one tap that forgets all of it.
 */
(() => {
{% include "scripts/phone/read.js" %}

  const WEEKS = 21 * 24 * 3600 * 1000;
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
  box.append(forget, told);
  document.querySelector("h2").before(box);
})();
