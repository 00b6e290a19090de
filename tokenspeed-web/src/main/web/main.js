/** Starts the page. */

import { render } from 'preact';
import { html } from './base/html.js';
import { useServer } from './base/api.js';
import { App } from './shell/app.js';

/** A static copy of this site names the hub that it shows in its own `config.json`, never in the address. */
async function readConfig() {
  try {
    const config = await (await fetch('config.json', { cache: 'no-cache' })).json();
    if (typeof config.server === 'string') useServer(config.server);
  } catch {
    // Without a server the page shows its own message below.
  }
}

/** Keeps the page's own files for the time when the server does not run; answers of the API are never kept. */
function keepShell() {
  if (!navigator.serviceWorker || !window.isSecureContext) return;
  const policy = window.trustedTypes?.createPolicy('tokenspeed', {
    createScriptURL(name) {
      if (name !== 'sw.js') throw new TypeError(`${name} is no script of this page`);
      return name;
    },
  });
  const script = policy ? policy.createScriptURL('sw.js') : 'sw.js';
  navigator.serviceWorker.register(/** @type {string} */ (script)).catch(() => undefined);
}

/** The address after `#` names a page, so the link for keyboards moves the focus without it. */
function bindSkip() {
  document.getElementById('skip').addEventListener('click', event => {
    event.preventDefault();
    document.getElementById('main')?.focus();
  });
}

async function start() {
  await readConfig();
  const app = document.getElementById('app');
  app.replaceChildren();
  render(html`<${App} />`, app);
  bindSkip();
  keepShell();
}

start();
