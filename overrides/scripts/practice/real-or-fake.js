/*
 * Counts the first answers to real and fake messages: what was caught, and what was refused though it is real.
 * Who calls everything fake, or everything real, is told the same as who guesses: the two shares are subtracted.
 */
document.querySelectorAll(".judge").forEach(block => {
  if (block.score) return;
  const ALL = {{ words.score_counts | tojson }};
  const cards = [...block.querySelectorAll("fieldset")], first = new Map();
  const score = block.score = document.createElement("div");
  score.className = "score"; /* no live region: the block is one */
  block.append(score);

  /* The answers of each card are 'real', then 'fake'. */
  const isSecond = (card, place) => [...card.querySelectorAll("input")].indexOf(card.querySelector(place)) === 1;

  const judge = (caught, fakes, alarms, reals) => {
    if (caught === fakes && alarms === reals) return {{ words.score_all_fake | tojson }};
    if (!caught && !alarms) return {{ words.score_all_real | tojson }};
    const better = caught / fakes - alarms / reals;
    return better > .75 ? {{ words.score_good | tojson }} : better > .4 ? {{ words.score_some | tojson }} : {{ words.score_chance | tojson }};
  };

  const show = () => {
    const isFake = card => isSecond(card, ".yes");
    const fakes = cards.filter(isFake), reals = cards.filter(card => !isFake(card));
    const caught = fakes.filter(card => first.get(card)).length;
    const alarms = reals.filter(card => first.get(card)).length;
    const counts = ALL.replace("{caught}", caught).replace("{fakes}", fakes.length).replace("{alarms}", alarms).replace("{reals}", reals.length);
    const again = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: {{ words.again | tojson }} });
    again.onclick = () => {
      block.querySelectorAll("input").forEach(input => input.checked = false);
      first.clear();
      score.textContent = "";
      cards[0].querySelector("input").focus();
    };
    const lines = [counts, judge(caught, fakes.length, alarms, reals.length)];
    score.append(...lines.map(line => Object.assign(document.createElement("p"), { textContent: line })), again);
  };

  block.onchange = () => {
    for (const card of cards) {
      if (!first.has(card) && card.querySelector(":checked")) first.set(card, isSecond(card, ":checked"));
    }
    if (first.size === cards.length && !score.firstChild) show();
  };
  block.onchange();
});
