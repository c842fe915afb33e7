/*
 * Does the sums of a price as its amounts are typed, by the same rules as course/price.py: a test compares both.
 */
(() => {
  const MOST = 999999999, WHOLE = 10000;

  const readRupiah = text => {
    const [whole, part = ""] = text.replace(/[^0-9,]/g, "").split(",");
    return Math.min(Number(whole) + (part.slice(0, 1) >= "5"), MOST);
  };
  const readShare = text => {
    const [whole, part = ""] = text.replace(/\./g, ",").replace(/[^0-9,]/g, "").split(",");
    return Math.min(Number(whole) * 100 + Number(`${part}00`.slice(0, 2)), WHOLE);
  };
  const findFee = (price, share) => Math.ceil(price * share / WHOLE);
  const findProfit = (amounts, packs, share, once) => {
    const price = amounts[0] * packs;
    return amounts.slice(1).reduce((left, cost, i) => left - (once.includes(i + 1) ? cost : cost * packs), price - findFee(price, share));
  };
  const dots = amount => String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
  const show = amount => `${amount < 0 ? "−" : ""}Rp${dots(Math.abs(amount))}`;

  document.querySelectorAll(".calc").forEach(block => {
    if (block.oninput) return;
    const fields = [...block.querySelectorAll("input:not(.share)")], share = block.querySelector(".share");
    const once = fields.flatMap((field, i) => field.dataset.once === "" ? [i] : []);
    const result = block.querySelector("output"), told = block.querySelector("[role=status]");

    block.oninput = () => {
      const amounts = fields.map(field => readRupiah(field.value)), part = share ? readShare(share.value) : 0;
      const profit = findProfit(amounts, 1, part, once);
      const isTyped = fields.some(field => field.value);
      if (share) share.parentNode.lastElementChild.textContent = isTyped ? show(findFee(amounts[0], part)) : "";
      result.textContent = isTyped ? show(profit) : "Rp";
      block.querySelectorAll("[data-packs]").forEach(cell => {
        cell.parentNode.hidden = !isTyped;
        cell.textContent = show(findProfit(amounts, Number(cell.dataset.packs), part, once));
      });
      const word = block.dataset.sale === "" ? {{ words.calc_loss | tojson }} : {{ words.calc_short | tojson }};
      told.textContent = profit < 0 && amounts[0] ? `✗ ${word.replace("{amount}", show(-profit))}` : "";
    };
    /* Dots are set when a field is left: while she types they would move what she types. */
    block.onchange = event => {
      if (event.target !== share && event.target.value) event.target.value = dots(readRupiah(event.target.value));
    };
    block.oninput();
  });
})();
