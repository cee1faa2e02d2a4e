// Asks the device for a passkey and sends its answer with the form; the server decides everything.
"use strict";

(() => {
  const forms = [...document.querySelectorAll("form[data-passkey]")];
  if (!forms.length) return;
  const able = window.isSecureContext && window.PublicKeyCredential && navigator.credentials;
  if (!able) {
    for (const note of document.querySelectorAll("[data-passkey-unable]")) note.hidden = false;
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function optionsOf(form) {
    const answer = await fetch(form.dataset.options, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json, application/problem+json" },
    });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok || !told.challenge) throw new Error(told.title || "没有办成，请刷新页面再试。");
    return told;
  }

  async function made(options) {
    const key = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: named(options.excludeCredentials),
      },
    });
    return {
      clientDataJSON: text(key.response.clientDataJSON),
      attestationObject: text(key.response.attestationObject),
      transports: key.response.getTransports ? key.response.getTransports() : [],
      key,
    };
  }

  async function shown(options) {
    const key = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: named(options.allowCredentials),
      },
    });
    const owner = key.response.userHandle;
    return {
      clientDataJSON: text(key.response.clientDataJSON),
      authenticatorData: text(key.response.authenticatorData),
      signature: text(key.response.signature),
      ...(owner ? { userHandle: text(owner) } : {}),
      key,
    };
  }

  function sentence(problem) {
    if (problem.name === "NotAllowedError" || problem.name === "AbortError")
      return "没有完成验证，可以再试一次。";
    if (problem.name === "InvalidStateError") return "这台设备上已经有这个账号的通行密钥。";
    if (problem.name === "SecurityError")
      return "这个网址不能使用通行密钥，请用本站的正式网址打开，或者改用口令。";
    if (problem.name === "NotSupportedError") return "这台设备不支持通行密钥，请改用口令。";
    return problem.name === "Error" ? problem.message : "没有办成，请刷新页面再试。";
  }

  async function ask(form) {
    const says = form.querySelector("[data-passkey-says]");
    const button = form.querySelector("button[type=submit]");
    says.hidden = true;
    button.disabled = true;
    try {
      const options = await optionsOf(form);
      const { key, ...response } = await (form.dataset.passkey === "make" ? made : shown)(options);
      form.elements.answer.value = JSON.stringify({
        id: key.id,
        rawId: text(key.rawId),
        type: key.type,
        clientExtensionResults: {},
        response,
      });
      form.submit();
    } catch (problem) {
      says.textContent = sentence(problem);
      says.hidden = false;
      button.disabled = false;
    }
  }

  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.reportValidity()) ask(form);
    });
  }
})();
