// Shows of the form for a poll only what belongs to the chosen kind; what is hidden is not sent.
"use strict";
(() => {
  const root = document.querySelector("[data-poll-form]");
  if (!root) return;
  const form = root.querySelector("form");
  const chosen = (name) => {
    const field = form.elements[name];
    return field ? field.value : "";
  };
  /** One of the conditions is enough, such as "ballot=CHOOSE,COMPETITIVE matter=ELECTION". */
  const holds = (conditions) =>
    conditions.split(" ").some((one) => {
      const [name, values] = one.split("=");
      return values.split(",").includes(chosen(name));
    });
  const parts = [...form.querySelectorAll("[data-when]")];
  const show = () =>
    parts.forEach((part) => {
      part.hidden = !holds(part.dataset.when);
      part.querySelectorAll("input, textarea, select").forEach((field) => (field.disabled = part.hidden));
    });
  form.querySelectorAll("[data-when-heading]").forEach((heading) => heading.remove());
  form.addEventListener("change", show);
  // A draft that the browser kept is put back after this.
  window.addEventListener("load", show);
  show();
})();
