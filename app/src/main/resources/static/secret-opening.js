// A supervisor takes one layer of envelopes off, here and nowhere else: open all, shuffle, give back.
"use strict";
(() => {
  const root = document.querySelector("[data-opening]");
  if (!root) return;
  const poll = root.dataset.opening;
  const layer = root.dataset.layer;
  const button = root.querySelector("[data-opening-start]");
  const told = root.querySelector("[data-opening-told]");
  const bar = root.querySelector("[data-opening-bar]");
  const csrf = document.querySelector("meta[name=csrf]");
  const place = `${poll}/envelope`;
  const TOGETHER = 200;
  const POINT = 65;
  const ASK = 2000;
  const text = new TextEncoder();
  const bytes = (base) => Uint8Array.from(atob(base), (c) => c.charCodeAt(0));
  const hex = (data) => [...new Uint8Array(data)].map((b) => b.toString(16).padStart(2, "0")).join("");
  const sha256 = async (data) => hex(await crypto.subtle.digest("SHA-256", data));

  function base64(data) {
    let chars = "";
    for (const byte of new Uint8Array(data)) chars += String.fromCharCode(byte);
    return btoa(chars);
  }

  function store(act) {
    return new Promise((done, failed) => {
      const opening = indexedDB.open("openrenda-issuer", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
      opening.onerror = () => failed(opening.error);
      opening.onsuccess = () => {
        const work = opening.result.transaction("keys", "readwrite");
        const asked = act(work.objectStore("keys"));
        work.oncomplete = () => {
          opening.result.close();
          done(asked.result);
        };
        work.onerror = () => failed(work.error);
      };
    });
  }

  /** Refusals come back in words; anything else is a lost network. */
  class Refused extends Error {}

  async function asked(path, sent) {
    const headers = { Accept: "application/json" };
    if (sent) Object.assign(headers, { [csrf.dataset.header]: csrf.content, "Content-Type": "text/plain" });
    const answer = await fetch(`/voting/secret/${poll}/${path}`, {
      method: sent ? "POST" : "GET",
      headers,
      body: sent?.join("\n"),
      cache: "no-store",
    });
    if (answer.redirected) throw new Refused("登录已失效，请刷新页面重新登录后再拆封。");
    const said = await answer.json();
    if (!answer.ok) throw new Refused(said.title);
    return said;
  }

  /** Every order equally likely: the numbers come from the browser's generator, none is folded. */
  function shuffle(all) {
    const draw = new Uint32Array(1);
    for (let last = all.length - 1; last > 0; last--) {
      const span = last + 1;
      const most = 2 ** 32 - (2 ** 32 % span);
      do crypto.getRandomValues(draw);
      while (draw[0] >= most);
      const at = draw[0] % span;
      [all[last], all[at]] = [all[at], all[last]];
    }
    return all;
  }

  async function opener() {
    const own = await store((s) => s.get(place));
    if (!own || own.layer !== layer) {
      throw new Refused("这台设备上没有这次表决的信封密钥，请用生成密钥的那台设备。设备坏了或清过浏览器数据的，这次表决只能作废，重新投票。");
    }
    const { manifest } = await asked("state");
    const point = base64(await crypto.subtle.exportKey("raw", own.pair.publicKey));
    if (!manifest.split("\n").includes(`${layer.toLowerCase()}-key=${point}`)) {
      throw new Refused("选票说明里的公钥不是这台设备的，没有拆封。请告诉会场工作人员。");
    }
    const suite = new hpke.CipherSuite({ kem: new hpke.DhkemP256HkdfSha256(), kdf: new hpke.HkdfSha256(), aead: new hpke.Aes128Gcm() });
    const bound = text.encode(`openrenda-envelope|${poll}|${await sha256(text.encode(manifest))}|${layer}`);
    const info = text.encode("openrenda-envelope-1");
    return async (sealed) => {
      const context = await suite.createRecipientContext({ recipientKey: own.pair, enc: sealed.slice(0, POINT).buffer, info });
      return new Uint8Array(await context.open(sealed.slice(POINT), bound));
    };
  }

  /**
   * A list other than the published one, or a second list, could be a way to look at one envelope
   * alone; so this device opens the published list only, and only ever the same.
   */
  async function same(all) {
    const hashes = [];
    for (const one of all) hashes.push(await sha256(bytes(one)));
    const listed = Uint8Array.from(hashes.sort().join("").match(/../g) || [], (pair) => parseInt(pair, 16));
    const digest = await sha256(listed);
    const before = await store((s) => s.get(`${place}/list`));
    if (digest !== root.dataset.digest || (before && before !== digest)) {
      throw new Refused("给出的信封与公布的清单不是同一批，没有拆。请告诉会场工作人员。");
    }
    await store((s) => s.put(digest, `${place}/list`));
    return all;
  }

  async function open(all, take) {
    const opened = [];
    const missed = [];
    const seen = new Set();
    for (const [n, one] of all.entries()) {
      const sealed = bytes(one);
      const plain = await take(sealed).catch(() => null);
      const mark = plain && (await sha256(plain));
      if (!plain) missed.push(`${await sha256(sealed)} UNREADABLE`);
      else if (seen.has(mark)) missed.push(`${await sha256(sealed)} REPEATED`);
      else opened.push(base64(plain));
      seen.add(mark);
      bar.value = (n + 1) / all.length / 2;
      told.textContent = `已拆 ${n + 1} 件，共 ${all.length} 件。`;
    }
    return { opened: shuffle(opened), missed };
  }

  async function start() {
    button.disabled = true;
    bar.hidden = false;
    told.textContent = "正在取信封……";
    try {
      const take = await opener();
      const { opened, missed } = await open(await same(await asked("opening")), take);
      for (let at = 0; at < opened.length; at += TOGETHER) {
        await asked("opening", opened.slice(at, at + TOGETHER));
        bar.value = 0.5 + Math.min(1, (at + TOGETHER) / opened.length) / 2;
        told.textContent = `已打乱交回 ${Math.min(at + TOGETHER, opened.length)} 件，共 ${opened.length} 件。`;
      }
      await asked("opening/end", missed);
      location.reload();
    } catch (failed) {
      button.disabled = false;
      told.textContent = failed instanceof Refused ? failed.message : "网络断了。请再点一次，已交回的不会多也不会少。";
    }
  }

  async function ready() {
    const own = await store((s) => s.get(place));
    const here = own && own.layer === layer;
    told.textContent = here ? "这台设备上有信封密钥。" : "这台设备上没有这次表决的信封密钥，拆封请用生成密钥的那台设备。";
  }

  /** Until it is this supervisor's turn, and until all is opened, the page looks for news. */
  async function wait() {
    for (;;) {
      await new Promise((done) => setTimeout(done, ASK + Math.random() * ASK));
      try {
        const now = await asked("course");
        if (now.stage !== root.dataset.stage || String(now.steps) !== root.dataset.steps) return location.reload();
      } catch {
        // Asked again.
      }
    }
  }

  // Once nothing is left to open, the key that could open it goes too.
  if (root.dataset.over) store((s) => s.delete(place)).then(() => (told.textContent = "这台设备上的信封密钥已销毁。"));
  else ready();
  if (!button && !root.dataset.over) wait();
  button?.addEventListener("click", start);
})();
