// Keeps a page of an evaluation fresh, takes the code out of a scanned address, and sends sheets
// until they have arrived.
"use strict";
(() => {
  const WAIT_FIRST = 1000;
  const WAIT_MOST = 15000;
  const HERD = 800;
  const jitter = (span) => span / 2 + Math.random() * span;

  const root = document.querySelector("[data-evaluation]");
  if (root) {
    let version = Number(root.dataset.version);
    let stage = root.dataset.stage;
    /** News may overtake one another; numbers never go back. */
    live.follow(`/evaluation/${root.dataset.evaluation}`, (news) => {
      if (news.version <= version) return;
      version = news.version;
      live.each("rated", (e) => (e.textContent = Math.max(Number(e.textContent) || 0, news.rated)));
      live.each("asked", (e) => (e.textContent = news.asked));
      live.each("bar", (e) => {
        e.max = Math.max(1, news.asked);
        e.value = news.rated;
      });
      live.each("part", (e) => (e.innerHTML = news.html));
      const moved = news.stage !== stage;
      stage = news.stage;
      // While supervisors confirm, what the chair may do next changes without another stage.
      if (stage === "CLOSED" && root.dataset.mode === "chair") live.renew(100);
      else if (moved && root.dataset.mode !== "screen") live.renew(root.dataset.mode === "chair" ? 100 : HERD);
    });
  }

  // A draft may have filled what is folded away; nothing is sent that was not seen.
  addEventListener("load", () => {
    for (const fold of document.querySelectorAll("form[data-draft] details.fold")) {
      if (fold.querySelector("input[value=SAME]:checked")) continue;
      if ([...fold.querySelectorAll("input[type=text], textarea")].some((one) => one.value)) fold.open = true;
    }
  });

  // What the weights add up to, while they are typed.
  for (const told of document.querySelectorAll("[data-sum]")) {
    const fields = [...document.querySelectorAll(`input[name^=${told.dataset.sum}]`)];
    const add = () => {
      const sum = fields.reduce((all, one) => all + Math.round((parseFloat(one.value) || 0) * 10), 0);
      told.textContent = sum / 10;
      told.classList.toggle("over", sum !== 1000);
    };
    fields.forEach((one) => one.addEventListener("input", add));
    addEventListener("load", add);
    add();
  }

  // Behind # the code never reaches a log; it is put into the field and out of the address.
  const field = document.querySelector("[data-code-form] input[name=code]");
  if (field && location.hash.length > 1) {
    field.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
    if (!document.querySelector(".errors")) field.form.requestSubmit();
  }

  // A sheet that does not get through is sent again by itself, under the same key.
  document.querySelectorAll("form[data-rate]").forEach((form) => {
    const told = form.querySelector("[data-rate-state]");
    let wait = WAIT_FIRST;
    const send = async () => {
      try {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        if (answer.ok && answer.redirected) location.assign(answer.url);
        else form.submit();
      } catch {
        told.textContent = "网络断了，测评还在这部手机上，正在自动重新提交，请不要关闭页面。";
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
    for (const skip of form.querySelectorAll(".rate-skip input")) {
      const shade = () => skip.closest(".rate-subject").classList.toggle("skipped", skip.checked);
      skip.addEventListener("change", shade);
      shade();
    }
  });
})();
