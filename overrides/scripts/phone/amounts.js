  /*
   * Part of a script that does sums with what is typed, by the rules of course/values/price.py: '15.000', '15rb', '7,5 ribu', '10%'.
   */
  const MOST = 999999999;
  const readRupiah = text => {
    const found = /\d\s*(?:(jt|juta)|rb|ribu|k)\b/i.exec(text), zeros = found ? found[1] ? 6 : 3 : 0;
    const digits = (found ? text.slice(0, found.index + 1) : text).replace(/[.,](?=\d{3}(?!\d))/g, "").replace(/\./g, found ? "," : "");
    const [whole, part = ""] = digits.replace(/[^0-9,]/g, "").split(",");
    const below = part.padEnd(zeros + 1, "0");
    return Math.min(Number(whole + below.slice(0, zeros)) + (below[zeros] >= "5"), MOST);
  };
{% if own_kind is not defined or own_kind != "order-log" %}
  const WHOLE = 10000;
  const readShare = text => {
    const [whole, part = ""] = text.replace(/\./g, ",").replace(/[^0-9,]/g, "").split(",");
    return Math.min(Number(whole) * 100 + Number(`${part}00`.slice(0, 2)), WHOLE);
  };
  const findFee = (price, share) => Math.ceil(price * share / WHOLE);
{% endif %}
  const dots = amount => String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
  const toRupiah = amount => `${amount < 0 ? "−" : ""}Rp${dots(Math.abs(amount))}`;
