/*
 * Records a module section by section and keeps what was spoken on this phone alone (IndexedDB), until it is emptied.
 * Nothing is sent anywhere: what comes out is a zip that `lapak voice import` reads. No name is asked for.
 */
{% include "scripts/record-zip.js" %}
{
  const MOST_SECONDS = {{ most_seconds }}, KINDS = { "audio/webm;codecs=opus": "webm", "audio/ogg;codecs=opus": "ogg", "audio/mp4": "m4a" };
  const find = (what, place = document) => place.querySelector(what), all = (what, place = document) => [...place.querySelectorAll(what)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const desk = find(".record"), cards = all(".take"), status = find("[role=status]", desk);
  const [agree, role, place, day] = all("input", desk), [save, empty] = all("button", desk);
  const kind = self.MediaRecorder && navigator.mediaDevices && Object.keys(KINDS).find(type => MediaRecorder.isTypeSupported(type));
  const takes = {};
  let store, recorder, sound;

  const say = text => status.textContent = text;
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  /* What is kept: each recording by its file, and the consent. Where nothing can be kept, it lives as long as the page. */
  const open = () => new Promise(resolve => {
    try {
      const asked = indexedDB.open({{ ("lapak:" ~ edition.name ~ ":suara") | tojson }}, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("takes");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve();
    } catch (error) {
      resolve();
    }
  });
  const ask = (mode, act) => new Promise((resolve, reject) => {
    const moved = store.transaction("takes", mode), asked = act(moved.objectStore("takes"));
    moved.oncomplete = () => resolve(asked.result);
    moved.onerror = moved.onabort = () => reject(moved.error);
  });
  const keep = async (key, value) => {
    try {
      if (store) await ask("readwrite", shelf => shelf.put(value, key));
      return true;
    } catch (error) {
      say({{ words.failed_full | tojson }});
    }
  };

  const hush = () => {
    if (sound) sound.pause();
    sound = null;
    if (recorder) recorder.stop();
    recorder = null;
  };

  const mayRecord = () => agree.checked && role.value.trim() && day.value;
  const size = () => Object.values(takes).reduce((sum, take) => sum + take.blob.size, 0);
  const show = () => {
    const done = cards.filter(card => takes[card.dataset.file]).length;
    for (const card of cards) {
      const take = takes[card.dataset.file], [start, listen] = all("button", card), isOn = recorder && recorder.card === card;
      const isOld = take && take.text !== card.dataset.text;
      start.textContent = isOn ? {{ ("■ " ~ words.is_done) | tojson }} : take ? {{ ("● " ~ words.record_again) | tojson }} : {{ ("● " ~ words.record_start) | tojson }};
      start.disabled = !mayRecord() || recorder && !isOn;
      listen.textContent = sound && sound.card === card ? {{ ("■ " ~ words.listen_stop) | tojson }} : {{ ("▶ " ~ words.listen) | tojson }};
      listen.hidden = !take || isOn;
      find("output", card).textContent = isOn || !take ? "" : `✓ ${fill({{ words.record_seconds | tojson }}, { n: take.seconds })}${isOld ? " " + {{ words.recording_old | tojson }} : ""}`;
    }
    for (const part of all("details.record-module")) {
      const own = all(".take", part);
      find("small", part).textContent = `${own.filter(card => takes[card.dataset.file]).length}/${own.length}`;
    }
    find("b", desk).textContent = fill({{ words.record_state | tojson }}, { n: done, all: cards.length });
    save.textContent = fill({{ words.record_save | tojson }}, { size: Math.ceil(size() / 1000) });
    save.disabled = !Object.keys(takes).length || !mayRecord() || Boolean(recorder);
    empty.disabled = !Object.keys(takes).length || Boolean(recorder);
  };

  const record = async card => {
    hush();
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true } });
    } catch (error) {
      say({{ words.record_refused | tojson }});
      return;
    }
    const parts = [], began = Date.now(), time = find("output", card), seconds = () => Math.round((Date.now() - began) / 1000);
    const own = recorder = Object.assign(new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 }), { card });
    const clock = setInterval(() => {
      time.textContent = `${seconds()} / ${MOST_SECONDS}`;
      if (seconds() >= MOST_SECONDS) hush();
    }, 500);
    own.ondataavailable = ({ data }) => parts.push(data);
    own.onstop = async () => {
      clearInterval(clock);
      stream.getTracks().forEach(track => track.stop());
      if (recorder === own) recorder = null;
      const { file, text } = card.dataset, take = { blob: new Blob(parts, { type: kind }), seconds: seconds(), text, ending: KINDS[kind] };
      if (!take.blob.size) return show();
      takes[file] = take;
      if (await keep(file, take)) say(store ? {{ words.kept_here | tojson }} : {{ words.record_unkept | tojson }});
      show();
    };
    own.start();
    show();
  };

  const play = card => {
    const isOn = sound && sound.card === card;
    hush();
    if (!isOn) {
      const address = URL.createObjectURL(takes[card.dataset.file].blob);
      sound = Object.assign(new Audio(address), { card, onended: () => show(sound = null) });
      sound.onpause = () => URL.revokeObjectURL(address);
      sound.play();
    }
    show();
  };

  const makeZip = async () => {
    const files = {}, texts = {};
    for (const [file, { blob, text, ending }] of Object.entries(takes)) {
      files[`${file}.${ending}`] = new Uint8Array(await new Response(blob).arrayBuffer());
      texts[file] = text;
    }
    const note = { consent: true, role: role.value.trim(), place: place.value.trim(), date: day.value, edition: {{ edition.name | tojson }}, texts };
    files["rekaman.json"] = new TextEncoder().encode(JSON.stringify(note, null, 1));
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(toZip(files)), download: `rekaman-${day.value}.zip` });
    link.click();
    say({{ words.record_saved | tojson }});
  };

  const clear = async () => {
    if (!confirm({{ words.record_sure | tojson }})) return;
    if (store) await ask("readwrite", shelf => shelf.clear());
    for (const file in takes) delete takes[file];
    agree.checked = false;
    role.value = place.value = "";
    say({{ words.emptied | tojson }});
    show();
  };

  const begin = async () => {
    store = await open();
    const kept = store ? await ask("readonly", shelf => shelf.getAllKeys()) : [];
    for (const key of kept) {
      const value = await ask("readonly", shelf => shelf.get(key));
      if (key === "consent") [agree.checked, role.value, place.value, day.value] = value;
      else takes[key] = value;
    }
    day.value = day.value || today();
    for (const field of [agree, role, place, day]) field.onchange = field.oninput = () => {
      keep("consent", [agree.checked, role.value, place.value, day.value]);
      show();
    };
    for (const card of cards) {
      const [start, listen] = all("button", card);
      start.parentNode.hidden = false;
      start.onclick = () => recorder ? hush() : record(card);
      listen.onclick = () => play(card);
    }
    save.onclick = makeZip;
    empty.onclick = clear;
    document.addEventListener("visibilitychange", () => document.hidden && hush());
    addEventListener("beforeunload", event => !store && Object.keys(takes).length && event.preventDefault());
    desk.hidden = false;
    find(".cannot").remove();
    show();
  };
  if (kind && cards.length) begin();
}
