// News of a running thing: a stream, else questions that wait, else short ones with jitter, ever
// farther apart. Where pages of such a thing renew themselves, they do not cross who is acting.
"use strict";
window.live = (() => {
  const SILENCE = 40000;
  const WAIT_FIRST = 1000;
  const WAIT_MOST = 15000;
  let leaving = false;

  const jitter = (span) => span / 2 + Math.random() * span;
  const each = (name, act) => document.querySelectorAll(`[data-live=${name}]`).forEach(act);
  const online = (yes) => each("lost", (e) => (e.hidden = yes));

  // Whoever has just sent a form is on the way already; coming back makes the page alive again.
  document.addEventListener("submit", (event) => (leaving = !event.defaultPrevented));
  addEventListener("pageshow", () => (leaving = false));

  function busy() {
    const field = document.activeElement;
    const writing = field && /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName) && field.value;
    return writing || document.querySelector("dialog[open], details.act-ask[open]");
  }

  /** Reads the page anew within a span of time, once nobody is writing on it. */
  function renew(span) {
    setTimeout(() => {
      if (leaving) return;
      if (busy()) return void renew(WAIT_FIRST);
      leaving = true;
      location.reload();
    }, Math.random() * span);
  }

  /** Gives everything new about a thing to `take`, in order, beginning with what holds now. */
  function follow(base, take) {
    let known = "";
    let wait = WAIT_FIRST;

    function got(news) {
      online(true);
      wait = WAIT_FIRST;
      known = news.mark;
      take(news);
    }

    function stream() {
      if (!window.EventSource) return ask();
      const source = new EventSource(`${base}/stream`);
      let failures = 0;
      let heard = false;
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
      source.addEventListener("news", (event) => {
        failures = 0;
        heard = true;
        watch();
        got(JSON.parse(event.data));
      });
      source.onerror = () => {
        failures += 1;
        if (failures > 1) online(false);
        if (!heard || failures > 2 || source.readyState === EventSource.CLOSED) leave();
      };
      watch();
    }

    async function fetched(after) {
      const answer = await fetch(`${base}/live?after=${encodeURIComponent(after)}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(SILENCE),
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      got(await answer.json());
    }

    function later() {
      online(false);
      wait = Math.min(wait * 2, WAIT_MOST);
      setTimeout(short, jitter(wait));
    }

    /** One long question at a time; when even that fails, short ones. */
    async function ask() {
      try {
        await fetched(known);
        setTimeout(ask, jitter(200));
      } catch {
        later();
      }
    }

    async function short() {
      try {
        await fetched("");
        stream();
      } catch {
        later();
      }
    }

    stream();
  }

  return { follow, renew, each, online };
})();
