// Keeps a page of a poll fresh, and sends ballots until they have arrived.
"use strict";
(() => {
  const root = document.querySelector("[data-poll]");
  if (!root) return;
  const base = `/voting/${root.dataset.poll}`;
  const WAIT_FIRST = 1000;
  const WAIT_MOST = 15000;
  const HERD = 800;
  let version = Number(root.dataset.version);
  let stage = root.dataset.stage;
  let secondsLeft = Number(root.dataset.secondsLeft || -1);
  let wait = WAIT_FIRST;

  const jitter = (span) => span / 2 + Math.random() * span;

  /** News may overtake one another; numbers never go back. */
  live.follow(base, (news) => {
    secondsLeft = news.secondsLeft;
    if (news.version <= version && news.stage === stage) return;
    if (news.version < version) return;
    version = news.version;
    live.each("voted", (e) => (e.textContent = Math.max(Number(e.textContent) || 0, news.voted)));
    live.each("present", (e) => (e.textContent = Math.max(Number(e.textContent) || 0, news.present)));
    live.each("bar", (e) => {
      e.max = news.present;
      e.value = news.voted;
    });
    live.each("part", (e) => (e.innerHTML = news.html));
    const moved = news.stage !== stage;
    stage = news.stage;
    if (moved || root.dataset.mode === "waiting") turn(moved);
  });

  /** A voter's page needs no request when voting ends: the result came with the news. */
  function turn(moved) {
    const mode = root.dataset.mode;
    if (mode === "chair" && moved) live.renew(100);
    if (mode === "waiting" && stage === "OPEN") live.renew(HERD);
    if (mode === "voting" && moved && stage !== "OPEN") {
      live.each("ballot", (e) => (e.hidden = true));
      live.each("after", (e) => (e.hidden = false));
    }
    if (mode !== "chair" && moved) live.each("after", (e) => (e.hidden = stage === "READY"));
  }

  setInterval(() => {
    if (secondsLeft < 0) return;
    live.each("seconds", (e) => (e.textContent = secondsLeft));
    secondsLeft = Math.max(0, secondsLeft - 1);
  }, 1000);

  // A ballot that does not get through is sent again by itself, under the same key.
  document.querySelectorAll("form[data-ballot]").forEach((form) => {
    const told = form.querySelector("[data-ballot-state]");
    const send = async () => {
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          redirect: "manual",
        });
        // Taken: the page is asked for once, by the browser itself.
        if (answer.type === "opaqueredirect") location.assign(`${base}/vote`);
        else form.submit();
      } catch {
        told.textContent = "网络断了，选票还在这部手机上，正在自动重新提交，请不要关闭页面。";
        wait = Math.min(wait * 2, WAIT_MOST);
        setTimeout(send, jitter(wait));
      }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      told.textContent = "正在提交……";
      form.querySelector("[type=submit]").disabled = true;
      send();
    });
    const most = Number(form.dataset.seats || 0);
    const count = form.querySelector("[data-chosen]");
    const choose = () => {
      const chosen =
        form.querySelectorAll("input[value=FOR]:checked").length +
        [...form.querySelectorAll("select[name=w]")].filter((one) => one.value).length;
      count.textContent = chosen > most ? `选了 ${chosen} 个，多于 ${most} 个，请减去` : `已选 ${chosen} 个，最多 ${most} 个`;
      count.classList.toggle("over", chosen > most);
      form.querySelector("[type=submit]").disabled = chosen > most;
    };
    if (most && count) {
      form.addEventListener("change", choose);
      choose();
    }
    form.querySelectorAll("[data-all]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        form.querySelectorAll(`input[type=radio][value=${button.dataset.all}]`).forEach((one) => (one.checked = true));
      });
    });
  });
})();
