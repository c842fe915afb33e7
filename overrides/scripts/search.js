/*
 * What somebody typed → the places that answer it, from the indexes that lapak.website.search wrote and the list that
 * the search page shows. Words are found by their forms, by their beginning while somebody types, and with one slip of
 * the finger; what the texts of a language never say is looked up in Indonesian (`isSource`), when that has come.
 */
{
  const TITLE = .6, BESIDE = .7, LENGTH = .2, MOST = 10, SIZE = 20, FEW = 5, EXACT = .9;

  const split = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];

  /* A word → all that it may be a form of, itself first. */
  const strip = ({ prefixes, suffixes }, word) => {
    const found = new Set([word]);
    for (const [start, lost = ""] of prefixes) {
      if (word.startsWith(start)) for (const suffix of suffixes) {
        const rest = word.slice(start.length, word.length - suffix.length);
        if (rest.length > 1 && word.endsWith(suffix)) found.add(lost + rest);
      }
    }
    return [...found];
  };

  /* The list of the search page: what can be found, in the order in which the index counts it. */
  const readList = () => {
    let page;
    return [...document.querySelectorAll(".list a")].map(link => {
      const title = link.lastChild.textContent.trim(), isPage = link.parentElement.tagName === "H2";
      if (isPage) page = title;
      return { target: link.getAttribute("href").replace(/^(\.\.\/)+/, ""), href: link.href, title, page: isPage ? "" : page };
    });
  };

  let list;
  /* An index as it came → the same, ready to be asked. What stands in titles is not among its words: the list has it. */
  const open = index => {
    const entries = index.entries = index.entries || (list = list || readList()), steps = index.places.split(" ");
    index.prefixes = index.prefixes.split(" ").map(prefix => prefix.split(">"));
    index.suffixes = index.suffixes.split(" ");
    index.empty = index.empty.split(" ");
    index.common = index.common.split(" ");
    index.say = index.say.split(";").map(row => row.split(":"));
    index.sizes = new Map(entries.map(entry => [entry, SIZE]));
    const titles = index.isSource ? [] : entries.map(entry => [entry, split(entry.title)]);
    index.names = titles.map(([entry, names]) => [entry, names.map(name => strip(index, name))]);
    const said = [...new Set([].concat(...titles.map(([, names]) => names)))].sort();
    let word = "";
    for (const folded of index.words.match(/[A-Z][^A-Z]*/g) || []) said.push(word = word.slice(0, folded.charCodeAt() - 65) + folded.slice(1));
    index.words = said.map((word, number) => {
      let last = -1;
      const places = [...steps[number]].map(sign => entries[last += index.signs.indexOf(sign) + 1]);
      for (const entry of places) index.sizes.set(entry, index.sizes.get(entry) + 1);
      return { word, places };
    });
    return index;
  };

  /* How well a typed word, of which these are the bases, fits a word of a text: 0 not at all, 1 it is the same. */
  const fitForm = (bases, word) => {
    const at = bases.indexOf(word);
    if (at === 0) return 1;
    if (at > 0 && word.length > 2) return EXACT;
    return bases[0].length > 1 && word.startsWith(bases[0]) ? .4 + .4 * bases[0].length / word.length : 0;
  };
  const fitSlip = (bases, word) => word.length > 3 && bases.some(base => base.length > 3 && isSlip(base, word)) ? .5 : 0;

  /* True when one word is the other with a letter wrong, missing or too many, or with two letters swapped. */
  const isSlip = (one, two) => {
    let i = 0;
    while (i < one.length && one[i] === two[i]) i++;
    const a = one.slice(i), b = two.slice(i);
    return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
      || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  };

  /* A typed word → how much each entry has to do with it (rare words count more, titles more than texts), and the best fit. */
  const weigh = (index, typed, fit, affixes = index) => {
    const bases = strip(affixes, typed), weights = new Map();
    let count = 1, best = 0;
    const add = (entry, weight, quality) => {
      weights.set(entry, Math.max(weight, weights.get(entry) || 0));
      best = Math.max(best, quality);
    };
    for (const { word, places } of index.words) {
      const quality = fit(bases, word);
      if (!quality) continue;
      count += places.length;
      for (const entry of places) add(entry, quality * (/^modul.*#/.test(entry.target) ? 1 : BESIDE) / index.sizes.get(entry) ** LENGTH, quality);
    }
    for (const [entry, names] of index.names) {
      for (const name of names) {
        const quality = Math.max(...(fit === fitForm ? name : name.slice(0, 1)).map(form => fit(bases, form)));
        if (quality) add(entry, quality * TITLE, quality);
      }
    }
    const rarity = Math.log(1 + index.entries.length / count);
    return { weights: [...weights].map(([entry, weight]) => [entry, weight * rarity]), best };
  };

  /* A word in an index: its forms, and slips of the finger too where these are few. */
  const look = (index, word, affixes) => {
    const exact = weigh(index, word, fitForm, affixes);
    if (exact.best >= EXACT || !exact.best || exact.weights.length >= FEW) return exact.weights;
    return [...exact.weights, ...weigh(index, word, fitSlip).weights];
  };

  /* Words as people type them → those that the texts say, without those that mean nothing. */
  const translate = ({ say, empty }, words) => {
    const full = words.filter(word => !empty.includes(word));
    let text = ` ${(full.length ? full : words).join(" ")} `;
    for (const [said, typed = ""] of say) for (const one of typed.split(",")) text = text.split(` ${one} `).join(` ${said} `);
    return text.trim().split(" ");
  };

  /* What an index, and behind it the Indonesian one, knows of typed words. */
  const find = (index, source, typed) => {
    const sums = new Map(), words = translate(index, typed);
    const isCommon = word => strip(index, word).some(base => index.common.includes(base));
    const telling = words.filter(word => !isCommon(word)).length || words.length;
    let isWhole = true;
    for (const word of words) {
      let weights = look(index, word), isOther = false;
      const isKnown = weights.length >= FEW || isCommon(word);
      isWhole = isWhole && isKnown;
      if (!isKnown && source) {
        const others = [].concat(...translate(source, [word]).map(other => [...look(source, other), ...(weights.length ? [] : look(index, other, source))]));
        isOther = others.length > 0 && !weights.length;
        weights = [...weights, ...others];
      }
      if (!weights.length) weights = weigh(index, word, fitSlip).weights;
      for (const [entry, weight] of weights) {
        const [sum, seen, other] = sums.get(entry) || [0, new Set(), false];
        if (telling === words.length || !isCommon(word)) seen.add(word);
        sums.set(entry, [sum + weight, seen, other || isOther]);
      }
    }
    const found = [...sums].map(([entry, [sum, seen, isOther]]) => ({ entry, isOther, weight: sum * ((seen.size + .1) / telling) ** 2 }));
    return { found, isWhole };
  };

  const ask = index => index.sizes ? index : open(index);

  /* The best entries; `isWhole` when every word was known, `isOther` when an Indonesian word led to the first of them. */
  self.lapakFind = query => {
    const source = self.lapakIndexes.find(index => index.isSource);
    const answers = self.lapakIndexes.filter(index => index !== source).map(index => find(ask(index), index.entries === list && source && ask(source), split(query)));
    const found = [].concat(...answers.map(answer => answer.found)).sort((one, two) => two.weight - one.weight).slice(0, MOST);
    return Object.assign(found.map(({ entry }) => entry), { isWhole: answers[0].isWhole, isOther: found.length > 0 && found[0].isOther });
  };
}
