// Keeps a page of a running meeting fresh, and the code on the screen that of this minute.
"use strict";
(() => {
  const root = document.querySelector("[data-meeting]");
  if (!root) return;
  const base = `/meetings/${root.dataset.meeting}`;
  const HERD = 600;
  const CODE_EVERY = 10000;
  let page = root.dataset.page;

  live.follow(base, (news) => {
    live.each("present", (e) => (e.textContent = news.present));
    live.each("part", (e) => {
      if (e.innerHTML !== news.html) e.innerHTML = news.html;
    });
    if (page !== news.page && root.dataset.mode !== "screen") live.renew(HERD);
    page = news.page;
  });

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
        live.online(false);
      }
    }, CODE_EVERY);
  }
})();
