/** Puts the page together: loads what the address asks for and draws it. */

import { address, ApiError, get, serverChanged, startOver } from './base/api.js';
import { createAlerts } from './alerts/alerts.js';
import { renderCards } from './page/cards.js';
import { createChart } from './chart/chart.js';
import { createDetails } from './page/details.js';
import { byId, say } from './base/dom.js';
import { createFilterForm } from './filter/filter-form.js';
import { DEFAULTS, matches, parse, range, toSearch, UNNARROWED } from './filter/filters.js';
import { debounced, follow } from './page/live.js';
import { hasAnyRequest, loadPage } from './page/load.js';
import { createTables } from './table/page-tables.js';
import { createRecent } from './page/recent.js';
import { createPrices } from './prices/prices.js';
import { createSignIn, offerSignOut, signOut } from './page/sign-in.js';
import { createStage } from './page/stage.js';
import { hideNumbers, setEmpty, showAbout, showContext, showEmpty, showError, showLive, showNote } from './page/status.js';
import { createSessions } from './sessions/sessions.js';
import { bindTheme } from './base/theme.js';
import { createUpload } from './upload/upload.js';

const REFRESH_MS = 1000;
const IMPORTING_MS = 3000;
const RETRY_MS = 5000;
const HUB_MS = 60_000;
const STEPS = [50, 200, 1000];

const details = createDetails();
const chart = createChart(text => say(byId('announce'), text));
const form = createFilterForm(change, () => change(UNNARROWED));
const limits = { requests: STEPS[0], sessions: STEPS[0] };
const narrow = (name, value) => change({ [name]: value });
const tables = createTables({ narrow, open: details.request, more });
const recent = createRecent(tables.requests);
const upload = createUpload(details, showOrigin);
const alerts = createAlerts(details);
const prices = createPrices(details, has);
const sessions = createSessions();
const stage = createStage(view => {
  if (view === 'prices') prices.open();
  else prices.leave();
  if (view === 'upload') upload.open();
  else upload.leave();
  if (view === 'alerts') alerts.open();
  else alerts.leave();
  if (view === 'session-pages') sessions.open();
  else sessions.leave();
});
const signIn = createSignIn(() => {
  stage.signIn(false);
  load(true);
});

let { filters, ignored } = parse(location.search);
let epoch = 0;
let goodAt = 0;
/** @type {string|null} the filters that the drawn numbers belong to, as an address */
let drawn = null;
let timer = 0;
/** @type {any} the server's facts about itself, from `meta` */
let server = null;

/** @param {Partial<import('./filter/filters.js').Filters>} changes */
function change(changes) {
  filters = { ...filters, ...changes };
  ignored = [];
  history.pushState(null, '', location.pathname + toSearch(filters));
  form.show(filters);
  load(true);
}

/** @param {'requests'|'sessions'} name */
function more(name) {
  limits[name] = STEPS.find(step => step > limits[name]) ?? limits[name];
  load();
}

const isHub = () => server?.kind === 'hub';

/** Whether the server has an endpoint. @param {string} path */
function has(path) {
  return Boolean(server?.endpoints.some(endpoint => endpoint.path === path));
}

const isMore = (rows, limit) => rows.length >= limit && limit < STEPS.at(-1);

/** Asks once which kind of server this is, and shows the parts of the page that it has data for. */
async function meetServer() {
  if (server) return;
  const meta = await get('meta');
  if (server) return;
  server = { ...meta, kind: meta.kind ?? 'local' };
  for (const part of document.querySelectorAll('[data-on]')) part.hidden = part.getAttribute('data-on') !== server.kind;
  offerSignOut(byId('sign-out')).catch(fail);
  if (isHub()) return;
  dropDevice();
  const stream = follow(address('live'), { onRow: receive, onAlert: alerts.read, onState: showLive, onReturn: retry, onLost: retry });
  byId('live').addEventListener('click', stream.toggle);
  if (has('/api/pricing/rates')) stage.offer('prices');
  if (has('/api/sessions/{id}')) stage.offer('session-pages');
  if (has('/api/alerts/rules')) {
    alerts.start();
    stage.offer('alerts');
  }
  if (has('/api/upload/status')) {
    upload.start();
    stage.offer('upload');
  }
}

/** Drops the filter by device, because only a hub has devices. */
function dropDevice() {
  if (!filters.deviceId) return;
  ignored = [...ignored, `deviceId=${filters.deviceId}`];
  filters = { ...filters, deviceId: '' };
}

/** Loads and draws. Only the newest call may draw, so that a slow old answer never covers a newer one. */
async function load(changed = false) {
  const mine = ++epoch;
  clearTimeout(timer);
  recent.begin();
  startOver();
  byId('main').setAttribute('aria-busy', 'true');
  byId('content').classList.toggle('stale', changed);
  const now = new Date();
  try {
    await meetServer();
    const page = await loadPage(filters, limits, now, isHub());
    const empty = page.totals.attempts === 0 && page.totals.requests === 0;
    const anyData = empty && (await hasAnyRequest());
    if (mine === epoch) show(page, empty, anyData, now);
  } catch (error) {
    if (mine === epoch) fail(error);
  } finally {
    if (mine === epoch) byId('main').setAttribute('aria-busy', 'false');
  }
}

/** @param {any} page @param {boolean} empty @param {boolean} anyData @param {Date} now */
function show(page, empty, anyData, now) {
  goodAt = now.getTime();
  drawn = toSearch(filters);
  server = { ...server, ...page.meta };
  showError(null, goodAt, retry);
  showContext(goodAt);
  showOrigin();
  showNote(noteOf(page.meta));
  form.offer(page.choices);
  setEmpty(empty);
  if (empty) showEmpty(server.kind, anyData, () => change({ ...DEFAULTS, period: 'all' }));
  else draw(page, now);
  byId('content').classList.remove('stale');
  if (page.meta.importing) timer = setTimeout(() => load(), IMPORTING_MS);
  else if (isHub()) timer = setTimeout(() => load(), HUB_MS);
}

function showOrigin() {
  showAbout(server, upload.status());
}

/** @param {any} page @param {Date} now */
function draw(page, now) {
  const { from, to } = range(filters, now);
  renderCards(byId('cards'), page.totals, details.explain);
  const end = Math.min(to?.getTime() ?? Infinity, now.getTime());
  chart.render(page.series, { interval: page.interval, from: from?.getTime() ?? null, to: end, now: now.getTime() });
  tables.devices.render(page.devices);
  const chosen = page.devices.find(d => d.deviceId === filters.deviceId);
  say(byId('devices-hint'), filters.deviceId && `only ${chosen?.name ?? filters.deviceId}`);
  tables.models.render(page.models);
  tables.providers.render(page.providers);
  tables.projects.render(page.projects);
  tables.sessions.render(page.sessions, isMore(page.sessions, limits.sessions));
  recent.render(page.requests, isMore(page.requests, limits.requests));
}

/** @param {any} meta */
function noteOf(meta) {
  const notes = [];
  if (ignored.length) notes.push(`Left out of the address, not understood: ${ignored.join(', ')}.`);
  if (meta.importing) notes.push('Still importing: the numbers are growing.');
  if (serverChanged()) notes.push('The server was updated. Reload this page.');
  return notes.join(' ');
}

/** @param {unknown} error */
function fail(error) {
  const problem = error instanceof ApiError ? error : new ApiError(`The page could not show the answer: ${error}`, -1);
  if (problem.status === 401) {
    askToSignIn();
    return;
  }
  // Old numbers stay visible only while their filters are set.
  const shown = drawn === toSearch(filters) ? goodAt : 0;
  showError(problem, shown, retry);
  if (!shown) hideNumbers();
  if (problem.status === 0) timer = setTimeout(() => load(), RETRY_MS);
  if (!(error instanceof ApiError)) console.error(error);
}

function askToSignIn() {
  details.close();
  hideNumbers();
  stage.signIn(true);
  signIn.show(goodAt > 0);
}

const retry = () => load();
const refresh = debounced(() => load(), REFRESH_MS);

/** @param {any} row a finished request of the live stream */
function receive(row) {
  if (goodAt && matches(filters, row, new Date())) recent.add(row, limits.requests);
  refresh();
}

window.addEventListener('popstate', () => {
  const before = toSearch(filters);
  ({ filters, ignored } = parse(location.search));
  if (server && !isHub()) dropDevice();
  form.show(filters);
  // Moving to another place on the page changes no number.
  if (toSearch(filters) !== before) load(true);
});

bindTheme(byId('theme'), byId('theme-name'));
byId('sign-out').addEventListener('click', () => signOut().catch(fail));
form.show(filters);
load();
