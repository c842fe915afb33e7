  /*
   * Part of a script that has fields to type into (`fields`) and shows what comes of them (`show`): what is typed is kept on this
   * phone alone, as long as it lets us; one tap empties it and another brings it back, and it is sent by her own tap alone.
   */
  const key = `lapak:{{ edition.name }}:{{ shelf }}:${/modul[/-]([^/.]+)|$/.exec(location.pathname)[1]}:${number}`;
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (textContent, onclick) => make("button", { type: "button", className: "button", textContent, onclick });
  const told = make("p");
  told.setAttribute("role", "status");

  /* What a phone keeps may be forbidden, full, or not ours. */
  const load = () => {
    try {
      return [...JSON.parse(localStorage[key])];
    } catch (error) {
      return [];
    }
  };
  const keep = values => {
    told.textContent = "";
    try {
      if (!values.some(Boolean)) return delete localStorage[key];
      localStorage[key] = JSON.stringify(values);
      told.textContent = {{ words.kept_here | tojson }};
    } catch (error) { /* then it stays on the page */ }
  };
  const send = make("a", { className: "button", textContent: {{ words.send_text | tojson }}, rel: "noopener" });
  const aim = text => send.href = `https://wa.me/?text=${encodeURIComponent(text)}`;
  const value = field => field.type === "checkbox" ? field.checked : field.value;
  const put = (field, content) => field.type === "checkbox" ? field.checked = content : field.value = content || "";
  /* Emptied by mistake, until the next letter, it can be had back. */
  const empty = button({{ words.empty | tojson }}, () => {
    const before = [...block.querySelectorAll("input, textarea")].map(field => [field, value(field)]);
    before.forEach(([field]) => put(field));
    show();
    told.textContent = {{ words.emptied | tojson }} + " ";
    told.append(button({{ words.bring_back | tojson }}, () => {
      before.forEach(([field, content]) => put(field, content));
      show();
      fields[0].focus();
    }));
    told.lastChild.focus();
  });
