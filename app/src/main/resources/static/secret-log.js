// Whether what is fixed for a secret vote is in the tamper-evident log, so that nobody was given keys of their own.
"use strict";
const manifestLog = (() => {
  const text = new TextEncoder();
  const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  const bytes = (digits) => Uint8Array.from(digits.match(/../g) || [], (two) => parseInt(two, 16));
  const base64 = (all) => btoa(String.fromCharCode(...all));
  const half = (number) => Math.floor(number / 2);

  async function sha256(...parts) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
  }

  /** RFC 9162 section 2.1.3.2; null where the path does not belong to such a leaf and tree. */
  async function root(proof, size) {
    let node = await sha256(Uint8Array.of(0), text.encode(proof.leaf));
    let at = proof.index;
    let last = size - 1;
    if (!(at >= 0 && at <= last)) return null;
    for (const step of proof.path) {
      if (last === 0) return null;
      const right = at % 2 === 1 || at === last;
      node = right ? await sha256(Uint8Array.of(1), bytes(step), node) : await sha256(Uint8Array.of(1), node, bytes(step));
      while (right && at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
      at = half(at);
      last = half(last);
    }
    return last === 0 ? base64(node) : null;
  }

  /** The entry is about this poll, says this digest, and lies under the checkpoint. */
  async function proves(proof, poll, digest) {
    const lines = proof.leaf.split("\n");
    const [, size, top] = proof.note.split("\n");
    const ours = lines[5] === "voting" && lines[6] === "poll" && lines[7] === poll && lines[8] === "公布电子票密钥";
    const said = proof.summary === `选票说明指纹 ${digest}`;
    const sealed = hex(await sha256(bytes(proof.salt), text.encode(proof.summary))) === lines[10];
    return ours && said && sealed && (await root(proof, Number(size))) === top;
  }

  /** Gives yes, no, or later while it is not sealed or cannot be asked; with a sentence for the voter and what can be compared with others. */
  async function check(poll, manifest) {
    const later = { state: "later", say: "选票说明正在封入防篡改日志，封好后这里自动核对。" };
    try {
      const answer = await fetch(`/voting/secret/${poll}/inclusion`, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.status !== 200) return later;
      const proof = await answer.json();
      const digest = hex(await sha256(text.encode(manifest)));
      if (!(await proves(proof, poll, digest))) {
        return { state: "no", say: "您收到的选票说明与防篡改日志里的不一致，不要投票，请立即告诉会场工作人员和监票人。" };
      }
      const [, size, top] = proof.note.split("\n");
      const detail = `选票说明是防篡改日志的第 ${proof.index + 1} 条。日志到第 ${size} 条时的检查点：${top}`;
      return { state: "yes", say: "已核对：选票说明已封入防篡改日志，人人相同。", detail };
    } catch {
      return later;
    }
  }

  return { check };
})();
