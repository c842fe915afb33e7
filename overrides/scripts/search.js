/*
 * What somebody typed → the sections that answer it, from the indexes that lapak.website.search wrote.
 * Words are found by their forms, by their beginning while somebody types, and with one slip of the finger.
 */
{
  const TITLE = .6, BESIDE = .7, LENGTH = .2, MOST = 10, SIZE = 20;

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

  /* An index as it came → one that can be asked. */
  const open = index => {
    const prefixes = ["", ...index.prefixes.split(" ")].map(prefix => prefix.split(">"));
    const affixes = { prefixes, suffixes: ["", ...index.suffixes.split(" ")] };
    let page, word = "";
    const entries = index.entries.split("\n").map(row => {
      const [target, title, line] = row.split("\t");
      const isSection = target[0] === "#";
      if (!isSection) page = { target, title };
      return { target: isSection ? page.target + target : target, title, line, page: isSection ? page.title : "", names: split(title).map(name => strip(affixes, name)), size: SIZE };
    });
    const steps = index.places.split(" ");
    const words = index.words.match(/[A-Z][^A-Z]*/g).map((folded, number) => {
      word = word.slice(0, folded.charCodeAt() - 65) + folded.slice(1);
      let last = 0;
      const places = [...steps[number]].map(step => entries[last += step.codePointAt() - 40]);
      for (const entry of places) entry.size++;
      return { word, places };
    });
    return { entries, words, affixes };
  };

  /* How well a typed word, of which these are the bases, fits a word of a text: 0 not at all, 1 it is the same. */
  const fitForm = (bases, word) => {
    const at = bases.indexOf(word);
    if (at === 0) return 1;
    if (at > 0 && word.length > 2) return .9;
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

  /* A typed word → how much each entry has to do with it: rare words count more, titles more than texts. */
  const weigh = (index, typed, fit) => {
    const bases = strip(index.affixes, typed), weights = new Map();
    const add = (entry, weight) => weights.set(entry, Math.max(weight, weights.get(entry) || 0));
    let count = 1;
    for (const { word, places } of index.words) {
      const quality = fit(bases, word);
      if (!quality) continue;
      count += places.length;
      for (const entry of places) add(entry, quality * (/^modul/.test(entry.target) ? 1 : BESIDE) / entry.size ** LENGTH);
    }
    for (const entry of index.entries) {
      for (const name of entry.names) {
        const forms = fit === fitForm ? name : name.slice(0, 1);
        const quality = Math.max(...forms.map(form => fit(bases, form)));
        if (quality) add(entry, quality * TITLE);
      }
    }
    const rarity = Math.log(1 + index.entries.length / count);
    return [...weights].map(([entry, weight]) => [entry, weight * rarity]);
  };

  const find = (index, words) => {
    const sums = new Map();
    for (const word of words) {
      const exact = weigh(index, word, fitForm);
      for (const [entry, weight] of exact.length ? exact : weigh(index, word, fitSlip)) {
        const [sum, count] = sums.get(entry) || [0, 0];
        sums.set(entry, [sum + weight, count + 1]);
      }
    }
    return [...sums].map(([entry, [sum, count]]) => [entry, sum * (count / words.length) ** 2]);
  };

  const opened = new Map();

  self.lapakFind = query => {
    const found = [];
    for (const index of self.lapakIndexes) {
      if (!opened.has(index)) opened.set(index, open(index));
      found.push(...find(opened.get(index), split(query)));
    }
    return found.sort((one, two) => two[1] - one[1]).slice(0, MOST).map(([entry]) => entry);
  };
}
