/** The bar at the top: where to go, where the data is from, and whether it is live. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { on, tell } from '../base/bus.js';
import { isForeign, serverHost } from '../base/api.js';
import { linkTo } from '../address/navigation.js';
import { streamState, togglePause } from '../live/stream.js';
import { ShareButton } from './share-button.js';
import { stepTheme, theme, THEMES } from './theme-choice.js';

const NAMES = {
  overview: 'Overview',
  compare: 'Compare',
  trends: 'Trends',
  requests: 'Requests',
  sessions: 'Sessions',
  live: 'Live',
  alerts: 'Alerts',
  prices: 'Prices',
  upload: 'Upload',
  settings: 'Settings',
};

const ALL = ['overview', 'compare', 'trends'];
const NEEDS = { requests: '/api/history', sessions: '/api/sessions/{id}', live: '/api/live', alerts: '/api/alerts/rules', prices: '/api/pricing/rates', upload: '/api/upload/status' };

/** @param {any} facts what the server says about itself @returns {[string, string][]} the pages that it has data for */
export function pagesOf(facts) {
  const has = path => facts.endpoints.some(endpoint => endpoint.path === path);
  const pages = Object.keys(NAMES).filter(page => ALL.includes(page) || page === 'settings' || has(NEEDS[page]));
  return pages.map(page => [page, NAMES[page]]);
}

const SIGNS = { system: '◐', light: '☀', dark: '☾' };
const STATES = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', paused: 'Paused' };

function LiveButton() {
  const [state, setState] = useState(streamState);
  useEffect(() => on('stream', setState), []);
  const title = state === 'paused' ? 'Go on with live updates' : 'Pause live updates';
  return html`<button type="button" id="live" class="live" data-state=${state} title=${title} aria-pressed=${String(state !== 'paused')} onClick=${togglePause}><span class="dot" aria-hidden="true"></span><span id="live-text">${STATES[state]}</span></button>`;
}

function ThemeButton() {
  const [name, setName] = useState(theme);
  useEffect(() => on('theme', () => setName(theme())), []);
  const label = `Theme: ${THEMES[name]}`;
  return html`<button type="button" id="theme" class="icon" aria-label=${label} title=${label} onClick=${stepTheme}>${SIGNS[name]}</button>`;
}

/** Where the data is from. @param {{facts: any}} props */
function Origin({ facts }) {
  if (facts.kind === 'hub') return html`<span class="badge ok" id="origin">${isForeign() ? serverHost() : 'Hub'}</span>`;
  return html`<span class="badge ok" id="origin">Local data</span>`;
}

/** @param {{facts: any, route: any, firing: number, children: any}} props */
export function Header({ facts, route, firing, children }) {
  const label = (page, name) => (page === 'alerts' && firing > 0 ? html`${name} <span class="count">${firing}<span class="sr-only"> firing</span></span>` : name);
  return html`<header class="top">
    <p class="brand"><a href="#/overview">TokenSpeed</a></p>
    <nav aria-label="Pages" id="sections">
      ${pagesOf(facts).map(([page, name]) => html`<a key=${page} href=${linkTo({ page })} aria-current=${page === route.page ? 'page' : undefined}>${label(page, name)}</a>`)}
    </nav>
    <div class="tools">
      <${Origin} facts=${facts} />
      ${children}
      ${facts.kind !== 'hub' && html`<${LiveButton} />`}
      <${ShareButton} />
      <button type="button" id="palette-open" aria-label="Go to or do something" title="Ctrl K" class="icon" onClick=${() => tell('palette')}>⌕</button>
      <${ThemeButton} />
    </div>
  </header>`;
}
