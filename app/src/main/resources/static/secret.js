// A voter's own electronic ballot: made here, signed blindly by two issuers, cast without a sign-in.
"use strict";
(() => {
  const root = document.querySelector("[data-secret]");
  if (!root) return;
  const poll = root.dataset.poll;
  const place = `${poll}/${root.dataset.secret}`;
  const suite = blindrsa.RSABSSA.SHA384.PSS.Randomized({ supportsRSARAW: false });
  const EC = { name: "ECDSA", namedCurve: "P-256" };
  const SIGN = { name: "ECDSA", hash: "SHA-256" };
  const FIRST = 500;
  const MOST = 8000;
  const SPREAD = 2000;
  const ASK = 1500;
  const text = new TextEncoder();
  const part = (name) => document.querySelector(`[data-secret-part=${name}]`);
  const find = (name) => document.querySelector(`[data-secret-${name}]`);
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const bytes = (base) => Uint8Array.from(atob(base), (c) => c.charCodeAt(0));
  const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));

  function show(...names) {
    for (const name of ["done", "claim", "waiting", "lost", "ballot"]) {
      const section = part(name);
      if (section) section.hidden = !names.includes(name);
    }
  }

  // The ballot is kept in the browser's own store before anything is sent, so that a reload, a
  // crash or a lost connection never leaves a signed ballot without its owner.
  function store(act) {
    return new Promise((done, failed) => {
      const opening = indexedDB.open("openrenda-ballots", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("tickets");
      opening.onerror = () => failed(opening.error);
      opening.onsuccess = () => {
        const work = opening.result.transaction("tickets", "readwrite");
        const asked = act(work.objectStore("tickets"));
        work.oncomplete = () => {
          opening.result.close();
          done(asked.result);
        };
        work.onerror = () => failed(work.error);
      };
    });
  }
  const keep = (ticket) => store((s) => s.put(ticket, place));
  const kept = () => store((s) => s.get(place));

  async function state() {
    const answer = await fetch(`/voting/secret/${poll}/state`, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer.json();
  }

  const field = (manifest, name) => manifest.split("\n").find((l) => l.startsWith(`${name}=`))?.slice(name.length + 1);

  async function keys(manifest) {
    const line = (name) => bytes(field(manifest, name));
    const rsa = (spki) => crypto.subtle.importKey("spki", spki, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
    return {
      a: await rsa(line("system-key")),
      b: await rsa(line("supervisor-key")),
      receipt: await crypto.subtle.importKey("raw", line("receipt-key"), EC, true, ["verify"]),
      digest: hex(await sha256(text.encode(manifest))),
    };
  }

  async function fresh(now) {
    const k = await keys(now.manifest);
    const pair = await crypto.subtle.generateKey(EC, false, ["sign", "verify"]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    const prepared = suite.prepare(point);
    const a = await suite.blind(k.a, prepared);
    const b = await suite.blind(k.b, prepared);
    const ticket = { secret: pair.privateKey, point, prepared, a, b, manifest: now.manifest };
    await keep(ticket);
    return ticket;
  }

  /** Tells whether what is fixed is on the log; keys that only this voter was given would not be. */
  async function logged(manifest) {
    const told = find("logged");
    const found = await manifestLog.check(poll, manifest);
    told.hidden = false;
    told.className = { yes: "quiet", no: "notice tone-red", later: "notice tone-amber" }[found.state];
    told.textContent = found.say;
    const detail = find("log-detail");
    if (detail) detail.textContent = found.detail || "";
    return found.state;
  }

  async function awaitLogged(manifest) {
    for (let tries = 1; (await logged(manifest)) === "later"; tries++) await sleep(ASK * Math.min(tries, 6) * (1 + Math.random()));
  }

  /** Asks both issuers; the same request again is answered the same, so it may be repeated. */
  async function claim() {
    const button = find("claim");
    const told = find("told");
    button.disabled = true;
    told.textContent = "正在领取……";
    try {
      const now = await state();
      let ticket = await kept();
      if (!ticket) ticket = await fresh(now);
      if (ticket.manifest !== now.manifest) throw new Error("manifest");
      if ((await logged(ticket.manifest)) === "no") {
        told.textContent = "没有领取。";
        return;
      }
      const csrf = document.querySelector("meta[name=csrf]");
      const answer = await fetch(`/voting/secret/${poll}/issue`, {
        method: "POST",
        headers: { [csrf.dataset.header]: csrf.content, Accept: "application/json" },
        body: new URLSearchParams({ a: base64(ticket.a.blindedMsg), b: base64(ticket.b.blindedMsg) }),
      });
      // The proof of who one is was too long ago: prove it, and come back to this page.
      if (answer.headers.get("X-Step-Up")) return location.assign(answer.headers.get("X-Step-Up"));
      const said = await answer.json();
      if (!answer.ok) {
        button.disabled = false;
        told.textContent = said.title || "没有领到，请再试一次。";
        return;
      }
      const k = await keys(ticket.manifest);
      ticket.signedA = await suite.finalize(k.a, ticket.prepared, bytes(said.signature), ticket.a.inv);
      await keep(ticket);
      await go();
    } catch (failed) {
      button.disabled = false;
      told.textContent =
        failed.message === "manifest"
          ? "选票说明与领票时不一致，没有继续。请告诉会场工作人员。"
          : "没有领到，可能是网络断了。请再试一次，不会重复领取。";
    }
  }

  /** The supervisor signs within seconds while the supervisor's page is open. */
  async function countersigned(ticket) {
    const k = await keys(ticket.manifest);
    for (;;) {
      try {
        const now = await state();
        if (now.signedB) {
          ticket.signedB = await suite.finalize(k.b, ticket.prepared, bytes(now.signedB), ticket.b.inv);
          await keep(ticket);
          return;
        }
      } catch {
        // Asked again below.
      }
      await sleep(ASK + Math.random() * ASK);
    }
  }

  /** The fields of what the voter does not know and leaves out. */
  function leftAside(form) {
    const parts = [...form.querySelectorAll("[data-part]")].filter((p) => p.querySelector(".rate-skip input")?.checked);
    return new Set(parts.flatMap((p) => [...p.querySelectorAll("[name^=i]")].map((f) => f.name)));
  }

  function choice(form) {
    const marks = new Map();
    const written = [];
    const left = leftAside(form);
    for (const [name, value] of new FormData(form)) {
      if (left.has(name)) continue;
      if (/^i\d+$/.test(name) && value !== "") marks.set(Number(name.slice(1)), value);
      if (name === "w" && value !== "") written.push(Number(value));
    }
    const sorted = [...marks].sort((x, y) => x[0] - y[0]).map(([no, mark]) => `${no}=${mark}`);
    const others = [...new Set(written)].sort((x, y) => x - y).map((person) => `w=${person}`);
    return [...sorted, ...others].join(";") || "blank";
  }

  function wrong(form) {
    const items = new Set([...form.querySelectorAll("[name^=i]")].map((f) => f.name));
    const data = new FormData(form);
    const seats = Number(form.dataset.seats || 0);
    const chosen = [...data].filter(([n, v]) => (/^i\d+$/.test(n) && v === "FOR") || (n === "w" && v)).length;
    if (seats && chosen > seats) return `最多选 ${seats} 个，选多了整张票作废。请减去几个再提交。`;
    if (form.dataset.kind === "CHOOSE") return "";
    const left = leftAside(form);
    if (left.size === items.size) return "至少要评一个对象。";
    const missing = [...items].filter((name) => !left.has(name) && !data.get(name));
    const first = missing.length && form.querySelector(`[name=${missing[0]}]`);
    if (first && form.querySelector("[data-part]")) first.focus();
    const beyond = [...form.querySelectorAll("input[data-lowest]")].find((f) => {
      const typed = data.get(f.name);
      const whole = /^(0|[1-9]\d{0,3})$/.test(typed);
      return typed && !left.has(f.name) && !(whole && Number(typed) >= Number(f.dataset.lowest) && Number(typed) <= Number(f.dataset.highest));
    });
    if (!missing.length && beyond) {
      beyond.focus();
      return `“${beyond.value}”不对：请填 ${beyond.dataset.lowest} 到 ${beyond.dataset.highest} 的整数。`;
    }
    return missing.length ? `还有 ${missing.length} 项没有填。` : "";
  }

  async function body(ticket, chosen) {
    const k = await keys(ticket.manifest);
    const said = text.encode(chosen);
    const signed = await crypto.subtle.sign(SIGN, ticket.secret, text.encode(`openrenda-ballot|${k.digest}|${chosen}`));
    const parts = [ticket.point, ticket.prepared.slice(0, 32), ticket.signedA, ticket.signedB, new Uint8Array([said.length >> 8, said.length & 255]), said, new Uint8Array(signed)];
    const all = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
    let at = 0;
    for (const p of parts) {
      all.set(p, at);
      at += p.length;
    }
    return all;
  }

  /**
   * The ballot in two envelopes, the inner one for the second supervisor, the outer one for the
   * first; filled up to one length, so that no size tells what was chosen.
   */
  async function envelope(ticket) {
    const sealing = new hpke.CipherSuite({ kem: new hpke.DhkemP256HkdfSha256(), kdf: new hpke.HkdfSha256(), aead: new hpke.Aes128Gcm() });
    const { digest } = await keys(ticket.manifest);
    let sealed = new Uint8Array(Number(field(ticket.manifest, "sealed-length")));
    sealed.set([ticket.body.length >> 8, ticket.body.length & 255]);
    sealed.set(ticket.body, 2);
    ticket.marks = [hex(await sha256(sealed))];
    for (const layer of ["INNER", "OUTER"]) {
      const point = bytes(field(ticket.manifest, `${layer.toLowerCase()}-key`));
      const sender = await sealing.createSenderContext({
        recipientPublicKey: await sealing.kem.deserializePublicKey(point.buffer),
        info: text.encode("openrenda-envelope-1"),
      });
      const cipher = await sender.seal(sealed, text.encode(`openrenda-envelope|${poll}|${digest}|${layer}`));
      sealed = new Uint8Array([...new Uint8Array(sender.enc), ...new Uint8Array(cipher)]);
      ticket.marks.push(hex(await sha256(sealed)));
    }
    return sealed;
  }

  /** An envelope is posted with the sign-in; a bare ballot without cookies and without a name. */
  function posted(ticket) {
    const headers = { "Content-Type": "application/octet-stream", Accept: "application/json" };
    if (!ticket.envelope) {
      return fetch(`/api/voting/ballots/${poll}`, { method: "POST", body: ticket.body, headers, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" });
    }
    const csrf = document.querySelector("meta[name=csrf]");
    headers[csrf.dataset.header] = csrf.content;
    return fetch(`/voting/secret/${poll}/envelope`, { method: "POST", body: ticket.envelope, headers, cache: "no-store" });
  }

  /** The same bytes until an answer comes. */
  async function cast(ticket) {
    const told = document.querySelector("[data-ballot-state]");
    const k = await keys(ticket.manifest);
    const ballot = hex(await sha256(ticket.body));
    const sent = ticket.envelope ? hex(await sha256(ticket.envelope)) : ballot;
    const receipt = `openrenda-${ticket.envelope ? "envelope-" : ""}receipt|${k.digest}|${sent}`;
    let wait = FIRST;
    await sleep(Math.random() * SPREAD);
    for (;;) {
      try {
        const answer = await posted(ticket);
        if (answer.redirected || answer.status === 401 || answer.status === 403) {
          told.textContent = "登录已失效，选票还在这台设备上。请刷新页面重新登录，登录后自动提交。";
          return null;
        }
        const said = await answer.json();
        if (answer.ok) {
          const genuine = await crypto.subtle.verify(SIGN, k.receipt, bytes(said.signature), text.encode(receipt));
          if (said.digest !== sent || !genuine) throw new Error("receipt");
          await keep({ done: true, receipt: said, ballot, marks: ticket.marks || [], manifest: ticket.manifest });
          return said;
        }
        if (answer.status === 422 || answer.status === 409) {
          told.textContent = said.title;
          return null;
        }
      } catch {
        // Sent again below.
      }
      told.textContent = "网络断了，选票还在这台设备上，正在自动重新提交，请不要关闭页面。";
      wait = Math.min(wait * 2, MOST);
      await sleep(Math.random() * wait);
    }
  }

  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target.closest("[data-secret-part=ballot]");
      if (!form) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const said = wrong(form);
      const alarm = find("wrong");
      alarm.hidden = !said;
      alarm.textContent = said;
      if (said) return;
      form.querySelector("[type=submit]").disabled = true;
      document.querySelector("[data-ballot-state]").textContent = "正在提交……";
      const ticket = await kept();
      if (!ticket.body) {
        ticket.body = await body(ticket, choice(form));
        if (field(ticket.manifest, "outer-key")) ticket.envelope = await envelope(ticket);
        await keep(ticket);
      }
      if (await cast(ticket)) await go();
    },
    true,
  );

  for (const skip of document.querySelectorAll("[data-part] .rate-skip input")) {
    skip.addEventListener("change", () => skip.closest("[data-part]").classList.toggle("skipped", skip.checked));
  }

  /** What is not counted is listed by its digest; an empty answer means it is not listed either. */
  async function leftOut(ticket) {
    if (!ticket.marks?.length) return "";
    const answer = await fetch(`/voting/secret/${poll}/course`, { headers: { Accept: "application/json" } });
    const course = await answer.json();
    return course.leftOut.find((line) => ticket.marks.some((mark) => line.includes(mark))) || "";
  }

  async function listed(ticket) {
    const told = find("found");
    for (let tries = 0; ; tries++) {
      try {
        const answer = await fetch(`/voting/secret/${poll}/digests`, { headers: { Accept: "application/json" } });
        if (answer.ok) {
          const all = await answer.json();
          const at = all.indexOf(ticket.ballot || ticket.receipt.digest);
          const why = at < 0 ? await leftOut(ticket) : "";
          told.className = at < 0 ? "notice tone-red" : "notice tone-green";
          told.textContent =
            at < 0
              ? why
                ? `您的选票没有计入，列在未计清单里（${why}）。请保存回执码，告诉监票人。`
                : "公布的清单里没有您的选票。请保存回执码，立即告诉监票人。"
              : `已核对：您的选票在公布的清单里（共 ${all.length} 张，第 ${at + 1} 行）。`;
          return;
        }
      } catch {
        // Asked again below.
      }
      await sleep(ASK * 2 + Math.random() * ASK * Math.min(tries + 1, 6));
    }
  }

  async function go() {
    let ticket = await kept();
    const open = root.dataset.stage === "OPEN";
    if (root.dataset.moved) return show();
    if (ticket && ticket.done) {
      find("code").textContent = (ticket.ballot || ticket.receipt.digest).slice(0, 16).toUpperCase().replace(/(.{4})(?!$)/g, "$1 ");
      show("done");
      if (root.dataset.stage === "VOID") find("found").textContent = "这次表决已作废，选票不算数。";
      else listed(ticket);
      return;
    }
    if (!root.dataset.claims) return show();
    if (!ticket || !ticket.signedA) {
      const now = await state();
      if (!ticket && now.signedA) return show("lost");
      if (open && !root.dataset.present) return show();
      return show("claim");
    }
    awaitLogged(ticket.manifest);
    if (!ticket.signedB) {
      show("waiting");
      await countersigned(ticket);
    }
    find("waits").textContent = "主持人宣布开始后，这里会自动出现选票。";
    if (!open) return show("waiting");
    if (root.dataset.present) show("ballot");
    if (ticket.body) {
      part("ballot").querySelector("[type=submit]").disabled = true;
      document.querySelector("[data-ballot-state]").textContent = "正在提交……";
      if (await cast(ticket)) await go();
    }
  }

  find("claim")?.addEventListener("click", claim);
  go();
})();
