// Keeps the page's own files, so that it opens while the server does not run. Answers of the API are never kept.
const CACHE = 'tokenspeed-{build}';
const FILES = ['./', 'app.js', 'pages.js', 'style.css', 'theme.js', 'uplot.js', 'icon.svg', 'config.json'];

self.addEventListener('install', event => {
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => {
  const old = name => name.startsWith('tokenspeed-') && name !== CACHE;
  event.waitUntil(
    caches.keys().then(names => Promise.all(names.filter(old).map(name => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

const OWN = new Set(FILES.map(file => new URL(file, self.registration.scope).pathname));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !OWN.has(url.pathname)) return;
  event.respondWith(fetch(event.request).catch(() => caches.match(url.pathname)));
});
