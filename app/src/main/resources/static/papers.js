// Papers and own notes of a meeting on a member's device: saved by an act, kept while there is no
// network, gone with the sign-out. Without this script the papers open and the notes are sent.
"use strict";
(() => {
  const root = document.querySelector("[data-papers]");
  if (!root) return;
  const viewer = document.body.dataset.viewer || "-";
  const meeting = root.dataset.papers;
  const mine = `papers:${viewer}:`;
  const name = mine + meeting;
  const KEPT = "/meetings/kept";
  const NOTE_DAYS = 60;
  const csrf = document.querySelector("meta[name=csrf]");
  const one = (selector) => document.querySelector(selector);
  const able = "caches" in window && "serviceWorker" in navigator;

  const send = (address, body) =>
    fetch(address, { method: "POST", body, redirect: "manual", headers: { [csrf.dataset.header]: csrf.content } });

  function when(time) {
    const at = new Date(Number(time));
    const two = (n) => String(n).padStart(2, "0");
    return `${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`;
  }

  // ---- Papers on the device
  async function keptAt() {
    if (!(await caches.has(name))) return null;
    const mark = await (await caches.open(name)).match(KEPT);
    return mark ? mark.text() : null;
  }

  async function show() {
    if (!able) return;
    const at = await keptAt();
    const section = one("[data-keep]");
    if (section) {
      section.hidden = false;
      if (at) one("[data-keep-state]").textContent = `已离线保存，${when(at)}。材料更新后请再存一次。`;
      one("[data-keep-drop]").hidden = !at;
    }
    if (!at) return;
    const cache = await caches.open(name);
    for (const mark of document.querySelectorAll("[data-kept]")) {
      mark.hidden = !(await cache.match(`/meetings/papers/${mark.dataset.kept}/reading`));
    }
    for (const word of document.querySelectorAll("[data-kept-at]")) word.textContent = when(at);
    for (const word of document.querySelectorAll("[data-offline]")) word.hidden = navigator.onLine;
  }

  async function get(address) {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(address);
    return answer;
  }

  /** Saves page by page and says how far it is; a failure leaves what was saved before. */
  async function keep() {
    const state = one("[data-keep-state]");
    const button = one("[data-keep-now]");
    button.disabled = true;
    try {
      await navigator.serviceWorker.register("/meetings/papers-worker.js", { scope: "/meetings/" });
      const listed = await (await send(`/meetings/${meeting}/papers/saving`)).text();
      const papers = listed.split("\n").filter(Boolean).map((line) => line.split(" "));
      const pages = [`/meetings/${meeting}/mine`, `/meetings/${meeting}/papers`];
      for (const item of one("[data-keep]").dataset.items.split(" ").filter(Boolean)) pages.push(`/meetings/items/${item}/mine`);
      const cache = await caches.open(`${name}:new`);
      let done = 0;
      const all = pages.length + papers.length;
      const tell = () => (state.textContent = `正在保存 ${++done} / ${all}`);
      for (const page of pages) {
        const answer = await get(`${page}?kept=yes`);
        await assets(cache, await answer.clone().text());
        await cache.put(page, answer);
        tell();
      }
      for (const [paper, no] of papers) {
        await cache.put(`/meetings/papers/${paper}`, await get(`/meetings/papers/${paper}`));
        await cache.put(`/meetings/papers/${paper}/reading`, await get(`/meetings/papers/${paper}/versions/${no}`));
        tell();
      }
      await replace(cache);
    } catch {
      await caches.delete(`${name}:new`);
      state.textContent = "没有存成，以前存的还在。请看网络是否正常，再试一次。";
      button.disabled = false;
      return;
    }
    button.disabled = false;
    await show();
  }

  /** Styles and scripts of a page, so that it looks the same without network. */
  async function assets(cache, html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const found = [...page.querySelectorAll("link[rel=stylesheet], script[src]")];
    for (const part of found.map((e) => e.getAttribute("href") || e.getAttribute("src"))) {
      if (!(await cache.match(part))) await cache.put(part, await get(part));
    }
  }

  async function replace(fresh) {
    await caches.delete(name);
    const cache = await caches.open(name);
    for (const request of await fresh.keys()) await cache.put(request, await fresh.match(request));
    await cache.put(KEPT, new Response(String(Date.now())));
    await caches.delete(`${name}:new`);
  }

  /** Tells of papers that were opened without network, and drops what is not to be kept longer. */
  async function settle() {
    if (!able || !navigator.onLine) return;
    const names = (await caches.keys()).filter((one) => one.startsWith(mine));
    for (const own of names) {
      const cache = await caches.open(own);
      for (const request of await cache.keys()) {
        const at = new URL(request.url);
        if (at.search !== "?waits") continue;
        const version = await (await cache.match(request)).text();
        const answer = await send(`${version}/reading`).catch(() => null);
        // What the server refuses for good is not sent again and again.
        if (answer && answer.status !== 0 && answer.status < 500) await cache.delete(request);
      }
    }
    const meetings = [...new Set(names.map((one) => one.slice(mine.length).split(":")[0]))];
    if (!meetings.length) return;
    const answer = await fetch(`/meetings/papers/outdated?meeting=${meetings.join(",")}`).catch(() => null);
    if (!answer || !answer.ok || answer.redirected) return;
    for (const gone of (await answer.text()).split("\n").filter(Boolean)) await caches.delete(mine + gone);
  }

  // ---- The own note: kept here at once, sent when there is a network
  function note(form) {
    const field = form.querySelector("textarea");
    const state = form.querySelector("[data-note-state]");
    const key = `draft:${viewer}:note:${form.dataset.note}`;
    let timer;
    // What the note was when this page last agreed with the server: two devices lose nothing.
    let known = field.value;
    const keepHere = (text) => localStorage.setItem(key, JSON.stringify({ text, was: known, time: Date.now() }));
    const tell = (words) => {
      state.textContent = words;
      state.hidden = false;
    };
    const waiting = () => {
      const stored = JSON.parse(localStorage.getItem(key) || "null");
      return stored && Date.now() - stored.time < NOTE_DAYS * 86400000 ? stored : null;
    };
    async function push() {
      const sent = waiting();
      if (!sent) return;
      const body = new URLSearchParams({ text: sent.text, was: sent.was });
      const answer = await send(`${form.action}/text`, body).catch(() => null);
      if (!answer || !answer.ok) {
        return tell(`已存在本机，${when(sent.time)}，网络恢复后自动保存。`);
      }
      known = await answer.text();
      const now = waiting();
      if (now && now.time !== sent.time) return keepHere(now.text);
      localStorage.removeItem(key);
      if (field.value === sent.text) field.value = known;
      tell(`已保存，${when(Date.now())}。`);
    }
    const stored = waiting();
    if (stored) {
      field.value = stored.text;
      known = stored.was;
    }
    field.addEventListener("input", () => {
      keepHere(field.value);
      clearTimeout(timer);
      timer = setTimeout(push, 800);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      keepHere(field.value);
      delete form.dataset.busy;
      push().then(() => delete form.dataset.busy);
    });
    addEventListener("online", push);
    push();
  }

  // The file comes as a download and leaves the page standing: show that it is read now.
  for (const form of document.querySelectorAll("form[data-open]")) {
    form.addEventListener("submit", () => setTimeout(() => {
      delete form.dataset.busy;
      if (navigator.onLine) location.reload();
    }, 2500));
  }
  document.querySelectorAll("form[data-note]").forEach(note);
  one("[data-keep-now]")?.addEventListener("click", keep);
  one("[data-keep-drop]")?.addEventListener("click", async () => {
    await caches.delete(name);
    location.reload();
  });
  addEventListener("online", () => settle().then(show));
  addEventListener("offline", show);
  settle().then(show, show);
})();
