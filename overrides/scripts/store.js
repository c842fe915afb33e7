/*
 * The buttons that keep the course on this phone. Loaded when somebody taps the first one, or when it is kept already.
 * Everything is done by the worker; this asks it, and says in plain words what came of it.
 */
const offerStore = ({ words, language, names }) => {
  const PATIENCE = 60000;
  const root = new URL("../", document.currentScript.src).href;
  const block = document.querySelector(".store"), status = block.querySelector("[role=status]");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const show = (...buttons) => {
    for (const old of block.querySelectorAll("button")) old.remove();
    block.append(...buttons.filter(Boolean).map(([text, act]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
      button.onclick = act;
      return button;
    }));
    block.hidden = false;
  };

  const showState = state => {
    const all = Object.keys(state), kept = all.filter(code => state[code].isKept);
    const old = kept.filter(code => !state[code].isNew);
    const size = codes => codes.reduce((sum, code) => sum + state[code].kb, 0);
    const offer = code => [fill(kept.length ? words.store_more : words.store, { size: state[code].kb, language: names[code] }), () => keep(code)];
    show(
      ...all.filter(code => !state[code].isKept && (kept.length || code === language)).map(offer),
      old.length && [fill(words.store_update, { size: size(old) }), () => keep(old[0])],
      kept.length && [words.store_clear, clear],
    );
    status.textContent = kept.length ? fill(words.store_done, { languages: kept.map(code => names[code]).join(", ") }) : "";
  };

  /* A message to the worker → its answer; it tells in between how far it is. */
  const ask = (worker, message) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    let patience;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => reject({ reason: "cut" }), PATIENCE);
    };
    port1.onmessage = ({ data }) => {
      wait();
      if ("part" in data) status.textContent = fill(words.store_running, { part: Math.round(data.part * 100) });
      else data.state ? resolve(data.state) : reject(data);
      if (!("part" in data)) clearTimeout(patience);
    };
    wait();
    worker.postMessage(message, [port2]);
  });

  const findReason = error => /MIME/.test(error.message) ? "wrong" : error.name === "TypeError" ? "cut" : "refused";

  /* The newest worker, when it is at work. */
  const start = async () => {
    try {
      const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
      if (registration.active) await registration.update();
      const worker = registration.installing || registration.waiting || registration.active;
      return await new Promise((resolve, reject) => {
        const look = () => worker.state === "activated" ? resolve(worker) : worker.state === "redundant" && reject(TypeError());
        worker.onstatechange = look;
        look();
      });
    } catch (error) {
      throw { reason: findReason(error), hasKept: Boolean(navigator.serviceWorker.controller) };
    }
  };

  const say = ({ reason, hasKept }) => {
    status.textContent = words[`failed_${reason}`] + (hasKept ? ` ${words.store_kept}` : "");
  };

  const act = async message => {
    for (const button of block.querySelectorAll("button")) button.disabled = true;
    status.textContent = fill(words.store_running, { part: 0 });
    try {
      showState(await ask(await start(), message));
      return true;
    } catch (problem) {
      say(problem);
      for (const button of block.querySelectorAll("button")) button.disabled = false;
    }
  };

  const keep = async code => {
    if (!await act({ keep: code })) return;
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  };
  const clear = async () => {
    if (await act({ clear: true })) status.textContent = words.store_cleared;
  };

  /* An update that comes by itself and fails is told too. */
  const watch = registration => {
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.onstatechange = () => {
        if (worker.state === "redundant") say({ reason: "cut", hasKept: true });
        if (worker.state !== "activated") return;
        worker.onstatechange = null;
        ask(worker, {}).then(showState);
      };
    });
    registration.update().catch(() => {});
  };

  const controller = navigator.serviceWorker.controller;
  if (/; wv\)|FBA[NV]|Instagram/.test(navigator.userAgent)) {
    show();
    status.textContent = words.store_in_app;
  } else if (controller) {
    ask(controller, {}).then(showState);
    navigator.serviceWorker.getRegistration(root).then(watch);
  } else {
    block.querySelector("button").onclick = () => keep(language);
    keep(language);
  }
};
