/* The search page: shows what lapakFind finds while somebody types, and keeps it in the address. */
{
  const form = document.querySelector("[role=search]");
  const status = form.querySelector("[role=status]"), list = form.querySelector("ul");
  const all = form.parentElement.querySelector(".all");
  const { more, found: words, other, none } = form.dataset;
  const isFile = location.protocol === "file:";

  const toLink = ({ target, href = "../" + target }) => isFile ? href.replace(/\/(?=#|$)/, "/index.html") : href;

  const toItem = entry => {
    const item = form.querySelector("template").content.cloneNode(true);
    item.querySelector("a").href = toLink(entry);
    item.querySelectorAll("b, small").forEach((part, number) => {
      part.textContent = [entry.title, entry.page, entry.line][number];
    });
    return item;
  };

  const load = src => document.head.append(Object.assign(document.createElement("script"), { src, onload: show }));

  let isAsked = !more;
  const show = () => {
    const query = form.q.value.trim(), found = query.length > 1 ? lapakFind(query) : [];
    if (found.isWhole === false && !isAsked) {
      isAsked = true;
      load(more);
    }
    list.textContent = "";
    list.append(...found.map(toItem));
    status.textContent = found.length ? words.replace("0", found.length) + (found.isOther ? other : "") : query.length > 1 ? none : "";
    all.hidden = found.length > 0;
    if (!isFile) history.replaceState(null, "", (query ? "?q=" + encodeURIComponent(query) : location.pathname) + location.hash);
  };

  form.q.addEventListener("input", show);
  form.addEventListener("submit", event => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.focus();
  });

  if (location.hash === "#fasilitator") load("fasilitator.js");
  show();
}
