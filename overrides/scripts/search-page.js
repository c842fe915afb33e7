/* The search page: shows what lapakFind finds while somebody types. */
{
  const form = document.querySelector("[role=search]");
  const status = form.querySelector("[role=status]"), list = form.querySelector("ul");
  const all = form.parentElement.querySelector(".all");

  const toLink = target => "../" + (location.protocol === "file:" ? target.replace(/(^|\/)(?=#|$)/, "$1index.html") : target);

  const toItem = entry => {
    const item = form.querySelector("template").content.cloneNode(true);
    item.querySelector("a").href = toLink(entry.target);
    item.querySelectorAll("b, small").forEach((part, number) => {
      part.textContent = [entry.title, entry.page, entry.line][number];
    });
    return item;
  };

  const show = () => {
    const query = form.q.value.trim(), found = query.length > 1 ? lapakFind(query) : [];
    list.textContent = "";
    list.append(...found.map(toItem));
    status.textContent = found.length ? form.dataset.found.replace("0", found.length) : query.length > 1 ? form.dataset.none : "";
    all.hidden = found.length > 0;
  };

  form.q.addEventListener("input", show);
  form.addEventListener("submit", event => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.focus();
  });

  if (location.hash === "#fasilitator") {
    const script = document.createElement("script");
    script.src = "fasilitator.js";
    script.onload = show;
    document.head.append(script);
  }
  show();
}
