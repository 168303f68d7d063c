// Keeps the page for logging without a net, and what it is drawn with: nothing that tells of anybody. What may
// be chosen and what waits stand in the page's own store (offline_store.js).
const KEPT = "logga-3";
const PAGES = ["/logga/utan-nat/", "/en/logga/utan-nat/"];
const PARTS = [
  "/static/publishing/tokens.css", "/static/publishing/base.css", "/static/publishing/parts.css",
  "/static/publishing/print.css", "/static/publishing/mark.svg", "/static/web/logging.css",
  "/static/web/offline.js", "/static/web/offline_store.js", "/static/web/offline_ready.js",
];

const keepAll = async () => (await caches.open(KEPT)).addAll([...PAGES, ...PARTS]);

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The net first, so that nobody sees an old page while there is one; the kept page when there is none.
async function netFirst(request, path) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) {
      await (await caches.open(KEPT)).put(path, answer.clone());
    }
    return answer;
  } catch {
    return (await caches.match(path)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (PAGES.includes(pathname) || PARTS.includes(pathname)) {
    event.respondWith(netFirst(event.request, pathname));
  } else if (event.request.mode === "navigate" && /^\/(en\/)?logga\//.test(pathname)) {
    const page = pathname.startsWith("/en/") ? PAGES[1] : PAGES[0];
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(page)) ?? Response.error()));
  }
});
