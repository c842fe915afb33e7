/*
 * The service worker: keeps whole languages, each in a cache of its own that is named by the hash of what it says.
 * A cache counts only when its last entry, the mark, is there. lapak.website.offline gives the contents:
 * { language: { file, content, hash, bytes, kb } }, paths relative to the scope; `hash` is that of the
 * file as it comes, `content` that of what it says. Of a large course each module is kept like a
 * language of its own: { "id-praktik": { …, at, needs } } says on which page it is offered and what must be there too.
 */
const serve = contents => {
  const GZIP = 0x1f;
  const scope = new URL(registration.scope);
  const prefix = `lapak:${scope.pathname}:`;
  const to = path => new URL(path, scope).href;
  const mark = to("simpan/selesai");

  /* Every finished cache of this site, of languages that it still has. */
  const list = async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const [language, content] = name.slice(prefix.length).split(":");
      if (!name.startsWith(prefix) || !contents[language]) continue;
      const cache = await caches.open(name);
      if (await cache.match(mark)) found.push({ name, language, cache, isNew: contents[language].content === content });
    }
    return found;
  };

  /* The caches that answer: all of today, or, until every language has come, all as they were. */
  const choose = async () => {
    const found = await list();
    const fresh = found.filter(kept => kept.isNew), old = found.filter(kept => !kept.isNew);
    const without = (some, others) => some.filter(kept => !others.some(other => other.language === kept.language));
    return without(old, fresh).length ? [...old, ...without(fresh, old)] : fresh;
  };
  let chosen;
  const current = () => chosen = chosen || choose();

  /* Takes away what answers no more; but a newer worker, which knows better, is left to do so itself. */
  const clean = async () => {
    chosen = null;
    if (registration.installing || registration.waiting) return;
    const finished = await list(), answering = await current();
    const isBehind = answering.some(kept => !kept.isNew);
    const wanted = (isBehind ? finished : answering).map(kept => kept.name);
    for (const name of await caches.keys()) if (name.startsWith(prefix) && !wanted.includes(name)) await caches.delete(name);
  };

  /* The bytes of a language, only if they are the ones that were published: never a login page of somebody's WiFi. */
  const download = async (language, tell) => {
    const { file, hash, bytes } = contents[language];
    const response = await fetch(to(file), { cache: "no-store", redirect: "error", credentials: "omit" });
    if (!response.ok) throw Error("wrong");
    const data = new Uint8Array(bytes), reader = response.body.getReader();
    let length = 0;
    for (let part; !(part = await reader.read()).done; tell(length)) {
      if (length + part.value.length > bytes) throw Error("wrong");
      data.set(part.value, length);
      length += part.value.length;
    }
    const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", data))];
    if (digest.map(byte => byte.toString(16).padStart(2, "0")).join("") !== hash) throw Error(!length || length < bytes && data[0] === GZIP ? "cut" : "wrong");
    return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };

  /* What lapak.website.offline.pack has folded → the texts by path: each piece stands in it once, by its kind. */
  const unfold = folded => {
    const [[items], counts, ...groups] = folded.split("\x00").map(part => part ? part.split("\x01") : []);
    const pieces = [].concat(...groups), texts = [], files = {};
    let end = 0;
    const next = groups.map(group => (end += group.length) - group.length);
    for (const item of items.split(",")) {
      const kind = "TWDC".indexOf(item), [from, length] = item.split(":").map(number => parseInt(number, 36));
      if (length) texts.push(...texts.slice(from, from + length));
      else texts.push(pieces[kind < 0 ? from : next[kind]++]);
    }
    for (let at = 0; at < counts.length; at += 2) files[counts[at]] = texts.splice(0, counts[at + 1]).join("");
    return files;
  };

  const keep = async (language, tell) => {
    const name = `${prefix}${language}:${contents[language].content}`;
    if ((await list()).some(kept => kept.name === name)) return;
    try {
      const files = unfold(await download(language, tell)), cache = await caches.open(name);
      for (const [path, text] of Object.entries(files)) {
        const kind = path.endsWith(".js") ? "text/javascript" : "text/html", isSound = path.endsWith(".opus");
        const body = isSound ? Uint8Array.from(atob(text), sign => sign.charCodeAt()) : text;
        await cache.put(to(path), new Response(body, { headers: { "Content-Type": isSound ? "audio/ogg" : `${kind}; charset=utf-8` } }));
      }
      await cache.put(mark, new Response(language));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
  };

  const keepAll = async (languages, tell) => {
    let before = 0;
    const total = languages.reduce((sum, language) => sum + contents[language].bytes, 0);
    for (const language of languages) {
      await keep(language, length => tell((before + length) / total));
      before += contents[language].bytes;
    }
  };

  const findKept = async () => [...new Set((await list()).map(kept => kept.language))];

  /* A new worker brings what the old one has kept. Who saves data is asked first, on the home page. */
  const install = async () => {
    if (!(navigator.connection && navigator.connection.saveData)) await keepAll(await findKept(), () => {});
    await skipWaiting();
  };

  const describe = async place => {
    const answering = await current(), state = {};
    for (const [language, { kb, at }] of Object.entries(contents)) {
      if (at !== undefined && to(at) !== place) continue;
      const kept = answering.filter(kept => kept.language === language);
      state[language] = { kb, isKept: kept.length > 0, isNew: kept.some(one => one.isNew) };
    }
    return state;
  };

  const obey = async ({ keep: language, clear }, port, page) => {
    try {
      if (language) await keepAll([...new Set([...await findKept(), contents[language].needs || language, language])], part => port.postMessage({ part }));
      if (clear) for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
      if (language || clear) await clean();
      port.postMessage({ state: await describe(page.url.replace(/(index\.html)?([?#].*)?$/, "")) });
    } catch (error) {
      const reason = error.name === "QuotaExceededError" ? "full" : error.message === "wrong" ? "wrong" : "cut";
      port.postMessage({ reason, hasKept: (await findKept()).length > 0 });
    }
    if (!(await findKept()).length) await registration.unregister();
  };

  /* Where a page stands in a language that is kept, when its own is not. */
  const findTwin = async (kept, path) => {
    const rest = path.slice(scope.pathname.length).replace(/^(\w+)\//, (folder, code) => contents[code] ? "" : folder);
    for (const { language, cache } of kept) {
      const twin = to((language === "id" ? "" : `${language}/`) + rest);
      if (await cache.match(twin)) return { cache, twin };
    }
    return { twin: "" };
  };

  /* What stands in the place of something that is not kept: a page, or a file by its name. */
  const tellLack = async (kept, path, error) => {
    const { cache: own, twin } = await findTwin(kept, path), name = path.slice(path.lastIndexOf("/") + 1);
    const pages = await Promise.all([own, ...kept.map(({ cache }) => cache)].filter(Boolean).map(cache => cache.match(to("simpan/luring"))));
    const page = pages.find(Boolean);
    if (!page) throw error;
    const left = ["twin", "page", "file"].filter((_, number) => [!twin, name, !name][number]);
    const text = left.reduce((text, part) => text.replace(RegExp(`<(\\w+) class=${part}>.*?</\\1>`), ""), await page.text());
    const full = text.replace("/lapak-root/", scope.pathname).replace("/lapak-twin/", twin).replace("/lapak-file/", name);
    return new Response(full, { status: 503, headers: page.headers });
  };

  /* Players ask for a part of a recording; some take nothing else. */
  const cut = async (found, [, start, end]) => {
    const whole = await found.blob(), last = end ? Math.min(+end, whole.size - 1) : whole.size - 1;
    const headers = { "Content-Type": whole.type, "Content-Range": `bytes ${start}-${last}/${whole.size}` };
    return new Response(whole.slice(+start, last + 1, whole.type), { status: 206, headers });
  };

  const answer = async (request, url) => {
    const path = url.pathname.replace(/index\.html$/, ""), isPage = request.mode === "navigate";
    const kept = await current();
    for (const { cache } of kept) {
      const found = await cache.match(path), part = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range"));
      if (found) return part ? cut(found, part) : found;
      if (isPage && await cache.match(`${path}/`)) return Response.redirect(`${path}/${url.search}`, 302);
    }
    try {
      return await fetch(request);
    } catch (error) {
      if (isPage) return tellLack(kept, path, error);
      throw error;
    }
  };

  addEventListener("install", event => event.waitUntil(install()));
  addEventListener("activate", event => event.waitUntil(clean().then(() => clients.claim())));
  addEventListener("message", event => event.waitUntil(obey(event.data, event.ports[0], event.source)));
  addEventListener("fetch", event => {
    const url = new URL(event.request.url);
    const isOurs = url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
    if (isOurs && event.request.method === "GET") event.respondWith(answer(event.request, url));
  });
};
