/*
 * In a module of one file: what was read and answered in it, where to go on, and one tap that forgets all of it.
 */
(() => {
{% include "scripts/phone/read.js" %}

  const own = read[(/modul[/-]([^/.]+)/.exec(location.pathname) || [])[1]];
  const place = own && document.getElementById(own.place), line = make("span", { textContent: own ? describe(own) : "" });
  added.push(line);
  if (place) line.append(" ", make("a", {
    className: "button",
    href: `#${own.place}`,
    textContent: fill({{ words.progress_on | tojson }}, { title: place.querySelector("h2, h3").textContent.replace(/^\d+ /, "") }),
  }));
  box.append(line, " ", forget, told);
  document.querySelector("h1").after(box);
})();
