/*
 * The cards of an order become buttons, to be tapped as they follow one another; a wrong one is told at once.
 */
document.querySelectorAll(".order").forEach(block => {
  const start = block.querySelector("button"), list = block.querySelector("ul");
  if (!start || start.onclick) return;
  const wanted = [...block.querySelectorAll("ol li")].map(card => card.textContent);
  const cards = [...list.children].map(card => card.textContent);
  const told = document.createElement("p"), sheet = document.styleSheets[0];
  const WAIT = 100; /* ms; what is told in a place that has just come is not read out */
  let place, faults;
  told.setAttribute("role", "status");
  /* The cards are longer than the screen: what is asked and told stays in sight. */
  sheet.insertRule(".order [role=status]:not(:empty) { position: sticky; bottom: 0; margin: 0; padding: .6rem 0; background: var(--tint) }", sheet.cssRules.length);

  const ask = () => {{ words.order_next | tojson }}.replace("{n}", place + 1);

  const wrong = Object.assign(document.createElement("small"), { textContent: `✗ ${ {{ words.is_wrong | tojson }} }.` });
  const choose = (button, text) => {
    wrong.remove();
    if (button.getAttribute("aria-disabled")) return;
    if (text !== wanted[place]) {
      faults++;
      button.append(wrong);
      told.textContent = `${wrong.textContent} ${ask()}`;
      return;
    }
    button.setAttribute("aria-disabled", "true");
    place++;
    button.prepend(Object.assign(document.createElement("b"), { className: "number", textContent: place }), " ");
    told.textContent = place < wanted.length ? ask() : `✓ ${ {{ words.order_done | tojson }}.replace("{n}", faults) } `;
    if (place < wanted.length) return;
    /* They lie as they follow one another: the last one tapped is the last, and keeps the focus. */
    const own = button.parentNode, others = [...list.children].filter(item => item !== own);
    const numberOf = item => item.querySelector(".number").textContent;
    own.before(...others.sort((one, other) => numberOf(one) - numberOf(other)));
    list.scrollIntoView();
    start.textContent = {{ words.again | tojson }};
    told.append(start);
  };

  const play = () => {
    place = faults = 0;
    list.className = "";
    list.textContent = "";
    list.append(...cards.map(text => {
      const item = document.createElement("li"), button = item.appendChild(document.createElement("button"));
      button.type = "button";
      button.textContent = text;
      button.onclick = () => choose(button, text);
      return item;
    }));
    const at = document.activeElement, isHere = at === document.body || block.contains(at); /* else she goes on elsewhere */
    start.remove();
    told.textContent = ask();
    if (!isHere) return;
    list.querySelector("button").focus({ preventScroll: true });
    list.scrollIntoView(); /* the button that began it stood at its end */
  };
  start.onclick = play;
  /* On the site the button was tapped already; in a module of one file it waits for that. */
  list.after(told);
  if (block.tapped) setTimeout(play, WAIT);
});
