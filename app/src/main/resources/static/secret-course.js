// The chair's page follows the opening of envelopes; it never reloads under somebody who is typing.
"use strict";
(() => {
  const root = document.querySelector("[data-course-wait]");
  if (!root) return;
  const ASK = 2000;

  async function moved() {
    const answer = await fetch(`/voting/secret/${root.dataset.courseWait}/course`, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) return false;
    const now = await answer.json();
    return now.stage === root.dataset.stage && String(now.steps) !== root.dataset.steps;
  }

  async function wait() {
    for (;;) {
      await new Promise((done) => setTimeout(done, ASK + Math.random() * ASK));
      const busy = document.activeElement?.matches("input, textarea, button") || document.querySelector("main details[open] form, dialog[open]");
      if (busy || document.hidden) continue;
      if (await moved().catch(() => false)) return location.reload();
    }
  }

  wait();
})();
