// Counts a ballot file again in the reader's own browser; nothing is sent anywhere.
"use strict";
(() => {
  const input = document.querySelector("[data-check-file]");
  const result = document.querySelector("[data-check-result]");
  if (!input) return;
  const text = new TextEncoder();
  const bytes = (base) => Uint8Array.from(atob(base), (c) => c.charCodeAt(0));
  const hex = (data) => [...new Uint8Array(data)].map((b) => b.toString(16).padStart(2, "0")).join("");
  const POINT = 65;
  const PREFIX = 32;
  const KEY = 256;
  const SIGNED = 64;

  function line(sentence, tag = "p", kind = "") {
    const element = document.createElement(tag);
    element.textContent = sentence;
    element.className = kind;
    result.append(element);
  }

  function parts(body) {
    const fixed = POINT + PREFIX + 2 * KEY + 2 + SIGNED;
    if (body.length <= fixed) throw new Error("选票太短");
    let at = 0;
    const take = (n) => body.slice(at, (at += n));
    const credential = take(POINT);
    const prefix = take(PREFIX);
    const signedA = take(KEY);
    const signedB = take(KEY);
    const length = take(2);
    if (length[0] * 256 + length[1] !== body.length - fixed) throw new Error("选票长短不对");
    const choice = new TextDecoder().decode(take(body.length - fixed));
    return { credential, prefix, signedA, signedB, choice, signature: take(SIGNED) };
  }

  function form(manifest) {
    const lines = manifest.split("\n");
    const of = (name) => (lines.find((l) => l.startsWith(`${name}=`)) || "").slice(name.length + 1);
    const [kind, seats] = of("ballot").split(";seats=");
    const items = [];
    while (lines.some((l) => l.startsWith(`item ${items.length + 1}=`))) items.push(of(`item ${items.length + 1}`).replace(/\|\d+$/, ""));
    return { of, kind, seats: Number(seats), items, rated: Boolean(of("marks 1")), least: Number(of("least") || 0), elects: kind === "CHOOSE" || kind === "COMPETITIVE" };
  }

  function count(f, choices) {
    const sums = f.items.map(() => [0, 0, 0, 0]);
    const written = new Map();
    let voided = 0;
    for (const choice of choices) {
      const marks = choice === "blank" ? [] : choice.split(";").map((m) => m.split("="));
      const chosen = marks.filter(([no, mark]) => no === "w" || mark === "FOR").length;
      if (f.elects && chosen > f.seats) {
        voided += 1;
        continue;
      }
      for (const [no, mark] of marks) {
        if (no === "w") written.set(Number(mark), (written.get(Number(mark)) || 0) + 1);
        else if (f.kind === "SCORE") {
          sums[no - 1][3] += Number(mark);
          if (f.rated) sums[no - 1][0] += 1;
        }
        else sums[no - 1][["FOR", "AGAINST", "ABSTAIN"].indexOf(mark)] += 1;
      }
    }
    return { sums, voided, written };
  }

  const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));

  /** What came to each opening, what it gave and what it left out must agree from step to step. */
  async function openings(file, trouble) {
    const steps = file.openings || [];
    if (steps.map((s) => s.step).join() !== "CLOSE,OUTER,INNER") {
      trouble.push("拆封的步骤不全");
      return;
    }
    let came = steps[0].came;
    if (came > file.present) trouble.push(`信封 ${came} 个，多于到会的 ${file.present} 人`);
    for (const one of steps) {
      const listed = bytes(one.hashes);
      const fits = one.came === came && one.came === one.gave + one.leftOut.length && listed.length === 32 * one.gave;
      if (!fits || hex(await sha256(listed)) !== one.digest) trouble.push(`拆封步骤 ${one.step} 的件数或清单指纹对不上`);
      came = one.gave;
    }
    const ballots = await Promise.all(file.ballots.map(async (one) => hex(await sha256(bytes(one)))));
    if (ballots.sort().join("") !== hex(bytes(steps[2].hashes))) trouble.push("选票与拆内层信封时得到的不是同一批");
  }

  async function check(file) {
    const trouble = [];
    const f = form(file.manifest);
    const rsa = (name) => crypto.subtle.importKey("spki", bytes(f.of(name)), { name: "RSA-PSS", hash: "SHA-384" }, false, ["verify"]);
    const a = await rsa("system-key");
    const b = await rsa("supervisor-key");
    const digest = hex(await crypto.subtle.digest("SHA-256", text.encode(file.manifest)));
    const pss = { name: "RSA-PSS", saltLength: 48 };
    const seen = new Set();
    const choices = [];
    for (const [i, one] of file.ballots.entries()) {
      const ballot = parts(bytes(one));
      const message = new Uint8Array([...ballot.prefix, ...ballot.credential]);
      const key = await crypto.subtle.importKey("raw", ballot.credential, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
      const genuine =
        (await crypto.subtle.verify(pss, a, ballot.signedA, message)) &&
        (await crypto.subtle.verify(pss, b, ballot.signedB, message)) &&
        (await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, ballot.signature, text.encode(`openrenda-ballot|${digest}|${ballot.choice}`)));
      const name = hex(ballot.credential);
      if (!genuine) trouble.push(`第 ${i + 1} 张选票的签名不对`);
      else if (seen.has(name)) trouble.push(`第 ${i + 1} 张选票的凭证重复`);
      else choices.push(ballot.choice);
      seen.add(name);
    }
    if (file.ballots.length > file.issued) trouble.push(`选票 ${file.ballots.length} 张，多于发出的 ${file.issued} 张`);
    if (f.of("inner-key")) await openings(file, trouble);
    else if (file.issued > file.present) trouble.push(`发出 ${file.issued} 张，多于到会的 ${file.present} 人`);
    const counted = count(f, choices);
    // What was counted by hand is added before the sums are compared with those announced.
    const sums = counted.sums.map((s) => [...s]);
    const people = new Map(counted.written);
    for (const typed of file.typed) {
      for (const [name, value] of typed.split(";").map((p) => p.split("="))) {
        if (/^\d+$/.test(name)) value.split("/").forEach((n, i) => (sums[name - 1][i] += Number(n)));
        if (/^w\d+$/.test(name)) people.set(Number(name.slice(1)), (people.get(Number(name.slice(1))) || 0) + Number(value));
      }
    }
    // Where fewer than the least have marked an item, nothing of it was announced.
    const shown = sums.map((s) => (s[0] < f.least ? [0, 0, 0, 0] : s));
    const own = [...shown.map((s, i) => `${i + 1}=${s.join("/")}`), ...[...people].sort((x, y) => x[0] - y[0]).map(([p, v]) => `w${p}=${v}/0/0/0`)].join(" ");
    const announced = file.result.split("\n").filter((l) => /^w?\d+=/.test(l)).map((l) => l.split(";")[0]).join(" ");
    if (announced !== own) trouble.push(`重新计票与宣布的结果不一致：重计 ${own}，宣布 ${announced || "无"}`);
    return { trouble, digest, counted, f };
  }

  input.addEventListener("change", async () => {
    result.replaceChildren();
    if (!input.files.length) return;
    line("正在复核……");
    try {
      const file = JSON.parse(await input.files[0].text());
      if (file.format !== "openrenda-ballots-1") throw new Error("不认识的文件格式");
      const found = await check(file);
      result.replaceChildren();
      line(found.f.of("title"), "h2");
      line(`到会 ${file.present} 人，发出电子票 ${file.issued} 张，收回 ${file.ballots.length} 张，其中废票 ${found.counted.voided} 张。`);
      found.f.items.forEach((item, i) => {
        const [yes, no, abstain, score] = found.counted.sums[i];
        if (found.f.rated) line(yes < found.f.least ? `${item}：评的不足 ${found.f.least} 人，不显示` : `${item}：${yes} 人评，总分 ${score}`);
        else line(found.f.kind === "SCORE" ? `${item}：总分 ${score}` : `${item}：赞成 ${yes}，反对 ${no}，弃权 ${abstain}`);
      });
      for (const one of file.openings || []) {
        const name = { CLOSE: "清点信封", OUTER: "拆外层信封", INNER: "拆内层信封" }[one.step];
        line(`${name}：进来 ${one.came} 件，出去 ${one.gave} 件，未计 ${one.leftOut.length} 件`);
      }
      line(`选票说明指纹 ${found.digest}`, "p", "quiet long-code");
      found.trouble.forEach((one) => line(`异常：${one}`, "p", "notice tone-red"));
      line(found.trouble.length ? "复核不通过。" : "复核通过：与宣布的结果一致。", "p", found.trouble.length ? "notice tone-red" : "notice tone-green");
    } catch (failed) {
      result.replaceChildren();
      line(`这不是选票文件，或者文件不完整：${failed.message}`, "p", "notice tone-red");
    }
  });
})();
