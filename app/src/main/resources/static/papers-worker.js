// Answers for pages of meetings while there is no network, from what a member has put on the
// device by an act of its own. It keeps nothing by itself; with a network it changes nothing.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  const opening = request.method === "POST" && /^\/meetings\/papers\/\d+\/reading$/.test(path);
  const page = request.method === "GET" && (request.mode === "navigate" || path.startsWith("/assets/"));
  if (opening) event.respondWith(fetch(request).catch(() => opened(path)));
  else if (page) event.respondWith(fetch(request).catch(() => kept(path)));
});

async function kept(path) {
  const found = await caches.match(path, { ignoreVary: true });
  return found || nothing();
}

/** A saved paper opened without network is noted, and told once there is one again. */
async function opened(path) {
  for (const name of await caches.keys()) {
    if (!name.startsWith("papers:")) continue;
    const cache = await caches.open(name);
    const found = await cache.match(path, { ignoreVary: true });
    if (!found) continue;
    // Which version it was: the address that the saved file came from.
    await cache.put(`${path}?waits`, new Response(new URL(found.url).pathname));
    return found;
  }
  return nothing();
}

function nothing() {
  const words = "现在没有网络，这一页没有存到手机。请在网络恢复后再试。";
  return new Response(words, { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
