// The supervisor's key and signatures: the key is made here and never leaves this device.
"use strict";
(() => {
  const root = document.querySelector("[data-issuer]");
  if (!root) return;
  const poll = root.dataset.issuer;
  const told = document.querySelector("[data-issuer-told]");
  const suite = blindrsa.RSABSSA.SHA384.PSS.Randomized({ supportsRSARAW: false });
  const csrf = document.querySelector("meta[name=csrf]");
  const ASK = 1000;
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const bytes = (base) => Uint8Array.from(atob(base), (c) => c.charCodeAt(0));

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

  async function post(path, fields) {
    const answer = await fetch(`/voting/secret/${poll}/${path}`, {
      method: "POST",
      headers: { [csrf.dataset.header]: csrf.content, Accept: "application/json" },
      body: new URLSearchParams(fields),
    });
    if (answer.ok) return;
    throw new Error((await answer.json()).title);
  }

  /**
   * A second key, for the envelopes. Two supervisors' keys in one browser would be one lock with two
   * keyholes, so that is refused.
   */
  async function sealingKey(layer) {
    const place = `${poll}/envelope`;
    const other = await store((s) => s.get(place));
    if (other && other.layer !== layer) throw new Error("这台设备上已有另一位监票人的密钥。两位监票人须各用各的设备。");
    const pair = other ? other.pair : await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    await store((s) => s.put({ layer, pair }, place));
    await post("envelope-key", { key: base64(await crypto.subtle.exportKey("raw", pair.publicKey)) });
  }

  async function seal(event) {
    event.target.disabled = true;
    told.textContent = "正在生成……";
    try {
      await sealingKey(root.dataset.seals);
      location.reload();
    } catch (failed) {
      event.target.disabled = false;
      told.textContent = failed.message || "没有生成，请再试一次。";
    }
  }

  async function make(event) {
    event.target.disabled = true;
    told.textContent = "正在生成……";
    try {
      const pair = await suite.generateKey({ publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 });
      const open = await crypto.subtle.exportKey("spki", pair.publicKey);
      await store((s) => s.put({ pair, signed: [] }, poll));
      await post("key", { key: base64(open) });
      if (root.dataset.seals) await sealingKey("OUTER");
      location.reload();
    } catch (failed) {
      event.target.disabled = false;
      told.textContent = failed.message || "没有生成，请再试一次。";
    }
  }

  async function sign() {
    const own = await store((s) => s.get(poll));
    if (!own) {
      told.textContent = "这台设备上没有这次表决的发票密钥，请用生成密钥的那台设备。";
      return;
    }
    const signed = new Set(own.signed);
    const count = document.querySelector("[data-issuer-signed]");
    count.textContent = signed.size;
    for (;;) {
      try {
        const answer = await fetch(`/voting/secret/${poll}/pending`, { headers: { Accept: "application/json" }, cache: "no-store" });
        const pending = answer.ok ? await answer.json() : [];
        for (const one of pending) {
          const signature = await suite.blindSign(own.pair.privateKey, bytes(one.blinded));
          signed.add(one.voter);
          await store((s) => s.put({ pair: own.pair, signed: [...signed] }, poll));
          await post("signatures", { voter: one.voter, signature: base64(signature) });
          count.textContent = signed.size;
          document.querySelector("[data-issuer-issued]").textContent = Math.max(signed.size, pending.length);
          told.textContent = `已为 ${one.name} 签发。`;
        }
      } catch {
        told.textContent = "网络断了，正在重新连接。";
      }
      await sleep(ASK + Math.random() * ASK);
    }
  }

  document.querySelector("[data-envelope-make]")?.addEventListener("click", seal);
  document.querySelector("[data-issuer-make]")?.addEventListener("click", make);
  if (root.dataset.mine && ["READY", "OPEN"].includes(root.dataset.stage)) sign();
})();
