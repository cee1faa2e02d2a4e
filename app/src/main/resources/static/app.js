// Makes pages quicker to use. Every page works without it; nothing here decides anything.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const DRAFT_DAYS = 14;
const PHOTO_SIDE = 1920;
const PHOTO_QUALITY = 0.82;
const PHOTO_WORTH = 400 * 1024;

/** Says a sentence in the corner, read out by screen readers. */
function say(sentence, tone = "green") {
  const live = document.getElementById("live");
  if (!live) return;
  const notice = document.createElement("p");
  notice.className = `notice tone-${tone}`;
  notice.textContent = sentence;
  live.replaceChildren(notice);
  setTimeout(() => notice.remove(), 8000);
}

// htmx: our proof in every request, and a sentence when a request fails.
document.addEventListener("htmx:configRequest", (event) => {
  const csrf = document.querySelector("meta[name=csrf]");
  if (csrf && event.detail.verb !== "get") event.detail.headers[csrf.dataset.header] = csrf.content;
});
document.addEventListener("htmx:responseError", (event) => {
  const reference = event.detail.xhr.getResponseHeader("X-Reference");
  say(`没有办成，已保存的内容都在。请刷新后再试。${reference ? "编号 " + reference : ""}`, "red");
});
document.addEventListener("htmx:sendError", () => say("网络断了，内容还在这一页。网络恢复后再试。", "amber"));
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) start(event.detail.elt);
});

// "/" goes to the search box; Escape and a click elsewhere close what floats.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("[data-slash]");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
  if (event.key === "Escape") closeFloating(null);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") moveInTable(event);
});
document.addEventListener("click", (event) => closeFloating(event.target));

function closeFloating(target) {
  for (const open of all("details.pop[open]")) {
    if (target && open.contains(target)) continue;
    const hadFocus = open.contains(document.activeElement);
    open.open = false;
    if (hadFocus && !target) open.querySelector("summary").focus();
  }
}

function moveInTable(event) {
  const row = event.target.closest("table[data-arrows] tbody tr");
  if (!row || event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  let next = row;
  do next = event.key === "ArrowDown" ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.querySelector("a, input"));
  if (!next) return;
  const sameKind = event.target.matches("input") ? "input" : "a";
  (next.querySelector(sameKind) || next.querySelector("a, input")).focus();
  event.preventDefault();
}

// Choosing many.
function pickMany(form) {
  const boxes = all("td.pick input", form);
  const head = form.querySelector("[data-pick-all]");
  const bar = form.querySelector(".batch-bar");
  if (!head || !bar) return;
  const words = bar.querySelector("[data-picked]");
  const count = () => {
    const picked = boxes.filter((box) => box.checked).length;
    head.checked = picked > 0 && picked === boxes.length;
    head.indeterminate = picked > 0 && picked < boxes.length;
    bar.classList.toggle("some", picked > 0);
    words.textContent = picked ? `已选 ${picked} 项` : "勾选后可以一并办理";
    for (const button of all("button", bar)) button.disabled = picked === 0;
  };
  head.hidden = false;
  head.addEventListener("change", () => {
    for (const box of boxes) box.checked = head.checked;
    count();
  });
  form.addEventListener("change", count);
  count();
}

// Acts that ask first open as a dialog; without script they unfold in the page.
function askInDialog(details) {
  const panel = details.querySelector(".act-panel");
  details.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    openDialog(details.dataset.dialog, panel, () => details.append(panel));
  });
}

function openDialog(title, content, closed) {
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  const head = document.createElement("h2");
  head.textContent = title;
  head.id = "ask-title";
  dialog.setAttribute("aria-labelledby", head.id);
  const no = document.createElement("button");
  no.type = "button";
  no.className = "btn btn-quiet";
  no.textContent = "不办了";
  no.addEventListener("click", () => dialog.close());
  dialog.append(head, content);
  content.querySelector(".buttons").append(no);
  dialog.addEventListener("close", () => {
    no.remove();
    closed();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

// What was typed into an act that was refused stands there again when one comes back to the page.
const REFUSED = "refused";

function keepTyped(form) {
  form.addEventListener("submit", () => {
    const values = {};
    for (const field of typedFields(form)) {
      values[field.name] ??= [];
      const choice = field.type === "radio" || field.type === "checkbox";
      if (!choice || field.checked) values[field.name].push(field.value);
    }
    const page = location.pathname + location.search;
    const kept = { page, action: form.getAttribute("action"), hidden: hiddenOf(form), values };
    sessionStorage.setItem(REFUSED, JSON.stringify(kept));
  });
}

const typedFields = (form) =>
  [...form.elements].filter((f) => f.name && !["hidden", "file", "password", "submit"].includes(f.type));

/** Forms of one page may post to one address: what they carry unseen tells them apart. */
const hiddenOf = (form) =>
  all("input[type=hidden]:not([name=_csrf])", form).map((f) => `${f.name}=${f.value}`).join("&");

function giveBackTyped() {
  const kept = JSON.parse(sessionStorage.getItem(REFUSED) || "null");
  if (!kept) return;
  if (document.querySelector(".error-page")) {
    sessionStorage.setItem(REFUSED, JSON.stringify({ ...kept, refused: true }));
    return;
  }
  sessionStorage.removeItem(REFUSED);
  if (!kept.refused || kept.page !== location.pathname + location.search) return;
  const form = all("details[data-dialog] form").find(
    (one) => one.getAttribute("action") === kept.action && hiddenOf(one) === kept.hidden,
  );
  if (!form) return;
  const summary = form.closest("details").querySelector("summary");
  for (const field of typedFields(form)) {
    const typed = kept.values[field.name];
    if (!typed) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = typed.includes(field.value);
    else field.value = typed[0] ?? "";
  }
  summary.click();
}

function askBefore(button) {
  button.addEventListener("click", (event) => {
    if (button.dataset.sure) return;
    event.preventDefault();
    const content = document.createElement("div");
    const sentence = document.createElement("p");
    sentence.textContent = button.dataset.confirm;
    const row = document.createElement("p");
    row.className = "buttons";
    const yes = document.createElement("button");
    yes.type = "button";
    yes.className = "btn btn-main";
    const word = button.dataset.word || button.textContent.trim();
    yes.textContent = `确认${word}`;
    yes.addEventListener("click", () => {
      button.dataset.sure = "yes";
      const confirmed = document.createElement("input");
      Object.assign(confirmed, { type: "hidden", name: "confirmed", value: "yes" });
      button.form.append(confirmed);
      button.click();
    });
    row.append(yes);
    content.append(sentence, row);
    openDialog(word, content, () => button.focus());
  });
}

// Drafts: kept in this browser for this account, gone once sent or signed out.
const draftsOf = () => `draft:${document.body.dataset.viewer || "-"}:`;

function keepDraft(form) {
  const key = draftsOf() + form.dataset.draft;
  const state = form.querySelector("[data-draft-state]");
  const fields = () =>
    [...form.elements].filter((f) => f.name && !["hidden", "file", "password", "submit"].includes(f.type));
  const tell = (words) => {
    state.textContent = words;
    state.hidden = false;
  };
  const stored = readDraft(key);
  if (stored && !form.dataset.errors) {
    for (const field of fields()) {
      const kept = stored.values[field.name];
      if (!kept) continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = kept.includes(field.value);
      else field.value = kept[0];
    }
    tell(`已恢复 ${stored.at} 没有提交的内容。`);
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "link";
    drop.textContent = "清空重填";
    drop.addEventListener("click", () => {
      localStorage.removeItem(key);
      form.reset();
      state.hidden = true;
    });
    state.append(" ", drop);
  }
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const values = {};
      for (const field of fields()) {
        const choice = field.type === "radio" || field.type === "checkbox";
        values[field.name] ??= [];
        if (!choice || field.checked) values[field.name].push(field.value);
      }
      const now = new Date();
      const at = `${now.getMonth() + 1}月${now.getDate()}日 ${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
      try {
        localStorage.setItem(key, JSON.stringify({ at, time: now.getTime(), values }));
        tell(`草稿已存在本机，${at}。`);
      } catch {
        tell("本机存不下草稿，请尽快提交。");
      }
    }, 500);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sessionStorage.setItem("sent", key);
  });
}

function readDraft(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    if (draft && Date.now() - draft.time < DRAFT_DAYS * 86400000) return draft;
    localStorage.removeItem(key);
  } catch {
    return null;
  }
  return null;
}

/** A form that was sent and is not shown again with errors has arrived: its draft may go. */
function dropSentDraft() {
  const sent = sessionStorage.getItem("sent");
  if (!sent) return;
  sessionStorage.removeItem("sent");
  const failed = document.querySelector("form[data-errors], .error-page, form[action='/sign-in']");
  if (!failed) localStorage.removeItem(sent);
}

const SIGN_OUT_WAITS = 2000;

function dropDraftsOnSignOut(form) {
  form.addEventListener("submit", (event) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(draftsOf())) localStorage.removeItem(key);
    if (!window.caches) return;
    event.preventDefault();
    // Signing out does not wait for a store that does not answer.
    const given = new Promise((done) => setTimeout(done, SIGN_OUT_WAITS));
    Promise.race([dropPapers(() => true), given]).catch(() => {}).finally(() => form.submit());
  });
}

/** Papers of meetings put on this device (papers.js) stay for the account that put them there. */
async function dropPapers(which) {
  for (const name of await caches.keys()) if (name.startsWith("papers:") && which(name)) await caches.delete(name);
}

function countCharacters(counter) {
  const field = document.getElementById(counter.dataset.counter);
  const max = Number(field.dataset.max);
  const count = () => {
    const left = max - [...field.value].length;
    counter.textContent = left < 0 ? `超出 ${-left} 字，最多 ${max} 字` : `还可写 ${left} 字`;
    counter.classList.toggle("over", left < 0);
  };
  field.addEventListener("input", count);
  count();
}

// Photos are made smaller here, so that they arrive over a poor network.
async function shrinkPhotos(input) {
  const told = document.querySelector(`[data-files="${input.id}"]`);
  const before = [...input.files];
  const after = new DataTransfer();
  for (const file of before) after.items.add(await smaller(file));
  input.files = after.files;
  const size = (files) => files.reduce((sum, file) => sum + file.size, 0) / 1048576;
  if (!told || !before.length) return;
  const saved = size(before) - size([...input.files]) > 0.1 ? `（已由 ${size(before).toFixed(1)} MB 压缩）` : "";
  told.textContent = `已选 ${before.length} 个文件，共 ${size([...input.files]).toFixed(1)} MB${saved}`;
}

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < PHOTO_WORTH) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", PHOTO_QUALITY));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
  } catch {
    return file;
  }
}

/** A second click on a sent form must not send it twice; Back makes it usable again. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.busy) event.preventDefault();
  else if (form.method === "post") form.dataset.busy = "yes";
});
addEventListener("pageshow", () => all("form[data-busy]").forEach((form) => delete form.dataset.busy));

/** Charts and live figures are rare and heavy: their script comes when a page has one. */
function loadCharts(within) {
  const wanted = within.querySelector(".chart") || document.body.dataset.live;
  if (!wanted || !document.body.dataset.charts) return;
  if (window.openrendaCharts) window.openrendaCharts(within);
  else if (!document.querySelector("script[data-own=charts]")) {
    const script = document.createElement("script");
    script.src = document.body.dataset.charts;
    script.dataset.own = "charts";
    document.head.append(script);
  }
}

/** A form marked data-resumable sends its files piece by piece; that script comes when needed. */
function sendInPieces(input) {
  if (!input.form?.dataset.resumable || !document.body.dataset.uploads) return;
  if (window.openrendaUploads) return window.openrendaUploads(input);
  const script = document.createElement("script");
  script.src = document.body.dataset.uploads;
  script.onload = () => window.openrendaUploads(input);
  document.head.append(script);
}

/** Maps, too, come only where a page has one. */
function loadMaps(within) {
  if (!within.querySelector("[data-map]") || !document.body.dataset.maps) return;
  if (window.openrendaMaps) window.openrendaMaps(within);
  else if (!document.querySelector("script[data-own=maps]")) {
    const script = document.createElement("script");
    script.src = document.body.dataset.maps;
    script.dataset.own = "maps";
    document.head.append(script);
  }
}

/** A table wider than the page can be scrolled by keyboard too, and says that it goes on. */
function markWide(wrap) {
  if (wrap.scrollWidth <= wrap.clientWidth + 1) return;
  wrap.classList.add("wide");
  wrap.tabIndex = 0;
  wrap.setAttribute("role", "group");
  wrap.setAttribute("aria-label", `${wrap.querySelector("caption")?.textContent || "表格"}，可左右滑动`);
}

function printNow(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

function start(within) {
  all("[data-print]", within).forEach(printNow);
  all(".table-wrap", within).forEach(markWide);
  all("form.batch-form", within).forEach(pickMany);
  all("details[data-dialog]", within).forEach(askInDialog);
  all("details[data-dialog] form", within).forEach(keepTyped);
  all("button[data-confirm]", within).forEach(askBefore);
  all("form[data-draft]", within).forEach(keepDraft);
  all("form[data-sign-out]", within).forEach(dropDraftsOnSignOut);
  all("[data-counter]", within).forEach(countCharacters);
  all("input[type=file]", within).forEach((i) => i.addEventListener("change", () => shrinkPhotos(i).then(() => sendInPieces(i))));
  loadCharts(within);
  loadMaps(within);
}

dropSentDraft();
if (window.caches && document.body.dataset.viewer) {
  dropPapers((name) => !name.startsWith(`papers:${document.body.dataset.viewer}:`)).catch(() => {});
}
document.querySelector("[data-focus]")?.focus();
start(document);
giveBackTyped();
