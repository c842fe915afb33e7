  /*
   * Part of a script that has fields to type into (`fields`) and shows what comes of them (`show`): what is typed is kept on this
   * phone alone, as long as it lets us; one tap empties it, and it is sent by her own tap alone.
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
  const empty = button({{ words.empty | tojson }}, () => {
    fields.forEach(field => field.value = "");
    block.querySelectorAll(":checked").forEach(box => box.checked = false);
    show();
    told.textContent = {{ words.emptied | tojson }};
    fields[0].focus();
  });
