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
  /* What has changed is read out once, when she rests; what stands there from the start is not. The way back is no part of it. */
  const said = make("output"), told = make("p", {}, said);
  let rest;
  const say = (words, pause) => {
    clearTimeout(rest);
    rest = setTimeout(() => said.textContent === words || (said.textContent = words), pause);
    if (said.nextSibling) said.nextSibling.remove();
  };

  /* What a phone keeps may be forbidden, full, or not ours. */
  let kept = [];
  try {
    kept = [...JSON.parse(localStorage[key])];
  } catch (error) { /* nothing was typed */ }
  const send = make("a", { className: "button", textContent: {{ words.send_text | tojson }} });
  const keep = (text, words = "") => {
    const values = fields.map(value);
    send.href = `https://wa.me/?text=${encodeURIComponent(text)}`;
    try {
      if (!values.some(Boolean)) delete localStorage[key];
      else {
        localStorage[key] = JSON.stringify(values);
        words += {{ words.kept_here | tojson }};
      }
    } catch (error) { /* then it stays on the page */ }
    say(words, told.parentNode && 1000);
  };
  const value = field => field.type === "checkbox" ? field.checked : field.value;
  const put = (field, content) => field.type === "checkbox" ? field.checked = content : field.value = content || "";
  /* Emptied by mistake, until the next letter, it can be had back. */
  const empty = button({{ words.empty | tojson }}, () => {
    const before = fields.map(value), fill = contents => {
      fields.forEach((field, i) => put(field, contents[i]));
      show();
    };
    fill([]);
    say({{ (words.emptied ~ " ") | tojson }});
    told.append(button({{ words.bring_back | tojson }}, () => {
      fill(before);
      fill(before); /* what can be chosen follows from what is written */
      fields[0].focus();
    }));
    told.lastChild.focus();
  });
