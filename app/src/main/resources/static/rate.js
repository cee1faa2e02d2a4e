// A long sheet, subject by subject: one is open, the others are lines that say how far they are.
// Without script all of them stand open, one below the other.
"use strict";
(() => {
  const FEW = 3;
  const BY_HAND = 700;

  function fold(form) {
    const subjects = [...form.querySelectorAll(".rate-subject")];
    const send = form.querySelector(".vote-submit");
    if (subjects.length <= FEW || !send) return;
    let touched = 0;
    form.addEventListener("pointerdown", () => (touched = Date.now()));

    const heads = subjects.map((subject, no) => {
      const title = subject.querySelector("h2");
      const head = document.createElement("button");
      head.type = "button";
      head.className = "rate-head";
      head.append(...title.childNodes);
      const state = document.createElement("small");
      head.append(state);
      title.append(head);
      head.addEventListener("click", () => show(no, subject.classList.contains("folded")));
      return { head, state };
    });

    const bar = document.createElement("div");
    bar.className = "rate-bar";
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    const next = document.createElement("button");
    next.type = "button";
    next.className = "btn btn-plain";
    bar.append(told, next);
    send.closest("p").before(bar);

    const fields = (subject) => [...subject.querySelectorAll("input:not([type=checkbox])")];
    const skipped = (subject) => subject.querySelector(".rate-skip input")?.checked;
    /** How many items there are, and how many have a mark. */
    const marks = (subject) => {
      const all = new Set(fields(subject).map((one) => one.name));
      const given = new Set(fields(subject).filter((one) => (one.type === "radio" ? one.checked : one.value.trim())).map((one) => one.name));
      return { all: all.size, given: given.size };
    };
    const done = (subject) => {
      const { all, given } = marks(subject);
      return skipped(subject) || given === all;
    };

    const show = (no, open) => {
      subjects[no].classList.toggle("folded", !open);
      heads[no].head.setAttribute("aria-expanded", String(open));
    };
    const missing = (from) => {
      const order = [...subjects.keys()].map((n) => (n + from) % subjects.length);
      return order.find((n) => !done(subjects[n]));
    };
    const tell = () => {
      subjects.forEach((subject, no) => {
        const { all, given } = marks(subject);
        const words = skipped(subject) ? "不评" : given === all ? "已评" : given ? `评了 ${given}/${all} 项` : "没有评";
        heads[no].state.textContent = words;
        heads[no].head.classList.toggle("done", Boolean(done(subject)));
      });
      const ready = subjects.filter(done).length;
      told.textContent = ready === subjects.length ? `${ready} 个都评了，可以提交` : `${ready} / ${subjects.length} 个评了`;
      next.textContent = "下一个没评的";
      next.hidden = ready === subjects.length;
    };
    const go = (no) => {
      subjects.forEach((subject, n) => n !== no && done(subject) && show(n, false));
      show(no, true);
      subjects[no].scrollIntoView({ block: "start" });
      heads[no].head.focus({ preventScroll: true });
    };
    next.addEventListener("click", () => {
      const at = subjects.findIndex((one) => !one.classList.contains("folded") && !done(one));
      const no = missing(at < 0 ? 0 : at + 1);
      if (no !== undefined) go(no);
    });

    form.addEventListener("input", tell);
    form.addEventListener("change", (event) => {
      tell();
      const at = subjects.indexOf(event.target.closest(".rate-subject"));
      // Who moves with the keys is not carried away by the first mark of the last item.
      if (at < 0 || event.target.type === "text" || Date.now() - touched > BY_HAND) return;
      const no = done(subjects[at]) ? missing(at) : undefined;
      if (no !== undefined) go(no);
    });
    form.addEventListener("reset", () => setTimeout(tell));
    // A gap is shown where it is, before any other script hears that the form was sent.
    addEventListener("submit", (event) => {
      const no = event.target === form ? missing(0) : undefined;
      if (no === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(no);
      told.textContent = `还有 ${subjects.filter((one) => !done(one)).length} 个没有评完`;
    }, true);

    const begin = () => {
      const first = missing(0);
      subjects.forEach((one, no) => show(no, no === first || one.querySelector(".wrong") !== null));
      tell();
    };
    begin();
    addEventListener("load", begin);
  }

  document.querySelectorAll("form.ballot").forEach(fold);
})();
