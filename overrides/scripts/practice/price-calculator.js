/*
 * Does the sums of a price as its amounts are typed, by the same rules as course/values/price.py: a test compares both.
 */
(() => {
{% include "scripts/phone/amounts.js" %}
  const findProfit = (amounts, packs, share, once) => {
    const price = amounts[0] * packs;
    return amounts.slice(1).reduce((left, cost, i) => left - (once.includes(i + 1) ? cost : cost * packs), price - findFee(price, share));
  };

  document.querySelectorAll(".calc").forEach(block => {
    if (block.oninput) return;
    const fields = [...block.querySelectorAll("input:not(.share)")], share = block.querySelector(".share");
    const once = fields.map((field, i) => field.dataset.once === "" ? i : -1).filter(i => i >= 0);
    const [name, place] = block.querySelector(".result").children, result = place.firstChild, said = block.querySelector("[role=status]");
    const asked = name.textContent.slice(2), told = name.appendChild(document.createElement("span"));
    let rest;
    told.style.cssText = "display:block;font-weight:400";
    /* Half of the screen is the keyboard: what is left stays in sight above it, however the phone is held. A rule more in the page's
       sheet would style all of the page anew. */
    block.querySelector(".scroll").style.overflow = "visible";
    place.parentNode.style.cssText = "position:sticky;bottom:0;background:var(--tint)";
    said.style.cssText = "position:absolute;width:1px;height:1px;margin:0;overflow:hidden"; /* seen in the table */

    /* Words, or a price in thousands without its zeros. */
    const LEAST = 100, isHalf = field => field.value && !/^0+$/.test(field.value) && readRupiah(field.value) < (field === fields[0] ? LEAST : 1);

    block.oninput = event => {
      const amounts = fields.map(field => readRupiah(field.value)), part = share ? readShare(share.value) : 0;
      const profit = findProfit(amounts, 1, part, once);
      const isTyped = fields.some(field => field.value);
      if (share) share.parentNode.lastElementChild.textContent = isTyped ? toRupiah(findFee(amounts[0], part)) : "";
      result.textContent = isTyped ? toRupiah(profit) : "Rp";
      block.querySelectorAll("[data-packs]").forEach(cell => {
        cell.parentNode.hidden = !isTyped;
        cell.textContent = toRupiah(findProfit(amounts, Number(cell.dataset.packs), part, once));
      });
      const word = block.dataset.sale === "" ? {{ words.calc_loss | tojson }} : {{ words.calc_short | tojson }};
      const isLeft = field => !event || event.target !== field; /* not while it is typed */
      const warning = fields.some(field => isLeft(field) && isHalf(field)) ? {{ words.calc_whole | tojson }}
        : profit < 0 && amounts[0] ? `✗ ${word.replace("{amount}", toRupiah(-profit))}` : "";
      /* Told once, when she rests: at each letter it would be of half an amount. */
      clearTimeout(rest);
      rest = setTimeout(() => {
        const words = warning || isTyped && `${asked}: ${toRupiah(profit)}` || "";
        told.textContent = warning;
        if (said.textContent !== words) said.textContent = words;
      }, 1000);
    };
    /* Dots are set when a field is left: while she types they would move what she types. */
    const setDots = field => {
      if (/\d/.test(field.value)) field.value = dots(readRupiah(field.value));
    };
    block.onchange = ({ target }) => {
      if (target !== share) setDots(target);
      block.oninput();
    };
    /* One that is touched where it shows below is moved by no browser. */
    const show = field => field.scrollIntoView({ block: "nearest" });
    block.querySelectorAll("input").forEach(field => {
      field.style.scrollMargin = "2rem 0 8rem";
      field.onfocus = () => show(field);
    });
    if (share) share.onclick = () => share.select(); /* what stands in it is replaced, not added to */
    /* What was typed while this came. */
    const target = document.activeElement;
    fields.forEach(field => field !== target && setDots(field));
    block.oninput({ target });
    if (target.onfocus && block.contains(target)) show(target);
  });
})();
