// The keyboard for handing many suggestions to units; the page does the same with the mouse.
"use strict";

(() => {
  const form = document.querySelector("[data-assigning]");
  if (!form) return;
  form.classList.add("scripted");
  const rows = [...form.querySelectorAll("tr[data-row]")];
  const unit = form.querySelector("[data-unit]");
  const own = form.querySelector("[data-assign]");
  const proposed = form.querySelector("[data-proposed]");
  document.querySelector("[data-keys]").hidden = false;
  let at = -1;
  let last = -1;

  function go(to) {
    if (!rows.length) return;
    rows[at]?.classList.remove("here");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("here");
    const box = rows[at].querySelector("input");
    box.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  }

  function choose(from, to) {
    const state = !rows[to].querySelector("input").checked;
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
      rows[i].querySelector("input").checked = state;
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
    last = to;
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (field === unit && event.key === "Enter" && unit.value) {
      event.preventDefault();
      own.click();
      return;
    }
    if (field || !["j", "k", "x", "X", "u", "Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    const inRows = event.target === document.body || event.target.closest("tr[data-row]");
    if (!inRows && event.key !== "j") return;
    if (event.key === "Enter") {
      if (event.target.closest("a")) return;
      event.preventDefault();
      (unit.value ? own : proposed).click();
      return;
    }
    event.preventDefault();
    if (event.key === "j" || event.key === "ArrowDown") go(at + 1);
    if (event.key === "k" || event.key === "ArrowUp") go(at - 1);
    if (event.key === "u") unit.focus();
    if (at >= 0 && event.key === "x") choose(at, at);
    if (at >= 0 && event.key === "X") choose(last < 0 ? at : last, at);
  });
  form.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr[data-row]");
    if (!row) return;
    rows[at]?.classList.remove("here");
    at = rows.indexOf(row);
    row.classList.add("here");
  });
})();
