// Sends chosen files piece by piece and goes on where a cut stopped it. Without it the form sends them whole.
"use strict";
(() => {
  const PIECE = 256 * 1024;
  const WORTH = 256 * 1024;
  const WAIT_FIRST = 1000;
  const WAIT_MOST = 30000;
  const KEPT = "upload:";

  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const rest = (time) => new Promise((done) => setTimeout(done, time));

  /** The same file chosen again after a reload keeps its key, and so what has arrived. */
  function keyOf(file) {
    const mark = `${KEPT}${file.name}:${file.size}:${file.lastModified}`;
    let key = localStorage.getItem(mark);
    if (!key) {
      key = fresh();
      localStorage.setItem(mark, key);
    }
    return key;
  }

  function forget(key) {
    for (const mark of Object.keys(localStorage)) if (mark.startsWith(KEPT) && localStorage.getItem(mark) === key) localStorage.removeItem(mark);
  }

  async function call(address, options) {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    if (answer.status >= 500 || answer.status === 429) throw new Error("later");
    if (!answer.ok) return null;
    return (await answer.json()).received;
  }

  async function send(file, key, show) {
    const csrf = document.querySelector("meta[name=csrf]");
    const headers = { "Content-Type": "application/octet-stream" };
    if (csrf) headers[csrf.dataset.header] = csrf.content;
    let wait = WAIT_FIRST;
    let at = -1;
    while (at < file.size) {
      try {
        if (at < 0) at = await call(`/uploads/${key}`);
        else {
          const query = new URLSearchParams({ name: file.name, size: file.size, offset: at });
          at = await call(`/uploads/${key}?${query}`, { method: "PUT", headers, body: file.slice(at, at + PIECE) });
        }
        if (at === null) return false;
        wait = WAIT_FIRST;
        show(at, "");
      } catch {
        show(Math.max(at, 0), "网络断了，恢复后自动续传。");
        await Promise.race([rest(wait), new Promise((done) => addEventListener("online", done, { once: true }))]);
        wait = Math.min(wait * 2, WAIT_MOST);
        at = -1;
      }
    }
    return true;
  }

  async function take(input) {
    const form = input.form;
    const files = [...input.files].filter((file) => file.size >= WORTH);
    if (!files.length) return;
    const told = document.querySelector(`[data-files="${input.id}"]`);
    form.dataset.uploading = String(Number(form.dataset.uploading || 0) + 1);
    const small = new DataTransfer();
    for (const file of input.files) if (file.size < WORTH) small.items.add(file);
    try {
      for (const file of files) {
        const bar = Object.assign(document.createElement("progress"), { className: "upload-bar", max: file.size, value: 0 });
        const words = document.createElement("span");
        told?.append(document.createElement("br"), bar, " ", words);
        const show = (at, why) => {
          bar.value = at;
          words.textContent = why || (at >= file.size ? `${file.name} 已传完` : `${file.name} ${Math.floor((at / file.size) * 100)}%`);
        };
        const key = keyOf(file);
        if (await send(file, key, show)) {
          const field = Object.assign(document.createElement("input"), { type: "hidden", name: "upload", value: key });
          form.append(field);
          form.addEventListener("submit", () => forget(key), { once: true });
        } else {
          small.items.add(file);
          words.textContent = `${file.name} 将随表单一起提交`;
        }
      }
      input.files = small.files;
    } finally {
      form.dataset.uploading = String(Number(form.dataset.uploading) - 1);
    }
  }

  document.addEventListener("submit", (event) => {
    if (Number(event.target.dataset.uploading || 0) > 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const told = event.target.querySelector("[data-files]");
      if (told) told.append(" 文件还在上传，传完即可提交。");
    }
  }, true);

  window.openrendaUploads = (input) => take(input);
})();
