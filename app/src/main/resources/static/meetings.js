// Keeps a page of a running meeting fresh: a stream of news, and where none comes, a question now and then.
"use strict";
(() => {
  const root = document.querySelector("[data-meeting]");
  if (!root) return;
  const base = `/meetings/${root.dataset.meeting}`;
  const mode = root.dataset.mode;
  const SILENCE = 60000;
  const WAIT_FIRST = 2000;
  const WAIT_MOST = 20000;
  const HERD = 600;
  const CODE_EVERY = 10000;
  let mark = null;
  let wait = WAIT_FIRST;
  let leaving = false;

  const jitter = (span) => span / 2 + Math.random() * span;
  const each = (name, act) => document.querySelectorAll(`[data-live=${name}]`).forEach(act);
  const online = (yes) => each("lost", (e) => (e.hidden = yes));

  function take(news) {
    online(true);
    wait = WAIT_FIRST;
    each("present", (e) => (e.textContent = news.present));
    each("part", (e) => {
      if (e.innerHTML !== news.html) e.innerHTML = news.html;
    });
    if (mark !== null && mark !== news.mark && mode !== "screen") reload();
    mark = news.mark;
  }

  // Who is writing is not disturbed: the page waits until the form is left.
  function reload() {
    const field = document.activeElement;
    const writing = field && /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName);
    if (leaving || document.querySelector("dialog[open], details.act-ask[open]")) return;
    if (writing && field.value) return void setTimeout(reload, WAIT_FIRST);
    leaving = true;
    setTimeout(() => location.reload(), Math.random() * HERD);
  }

  function stream() {
    if (!window.EventSource) return ask();
    const source = new EventSource(`${base}/stream`);
    let failures = 0;
    let alive;
    const leave = () => {
      source.close();
      clearTimeout(alive);
      setTimeout(ask, jitter(wait));
    };
    const watch = () => {
      clearTimeout(alive);
      alive = setTimeout(leave, SILENCE);
    };
    source.addEventListener("meeting", (event) => {
      failures = 0;
      watch();
      take(JSON.parse(event.data));
    });
    source.onerror = () => {
      failures += 1;
      if (failures > 1) online(false);
      if (failures > 2 || source.readyState === EventSource.CLOSED) leave();
    };
    watch();
  }

  async function ask() {
    try {
      const answer = await fetch(`${base}/live`, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      take(await answer.json());
      setTimeout(stream, jitter(WAIT_FIRST));
    } catch {
      online(false);
      wait = Math.min(wait * 2, WAIT_MOST);
      setTimeout(ask, jitter(wait));
    }
  }

  const shown = document.querySelector("[data-code]");
  if (shown) {
    setInterval(async () => {
      try {
        const answer = await fetch(`${base}/code`, { headers: { Accept: "application/json" } });
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
        const { code } = await answer.json();
        if (code === shown.textContent) return;
        shown.textContent = code;
        document.querySelector("[data-code-image]").src = `${base}/sign-in.svg?${code}`;
      } catch {
        online(false);
      }
    }, CODE_EVERY);
  }

  stream();
})();
