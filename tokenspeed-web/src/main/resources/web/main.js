/** Puts the page together: the address decides what is loaded, and what is loaded is drawn. */

import { address, ApiError, serverChanged, startOver } from './api.js';
import { renderCards } from './cards.js';
import { createChart } from './chart.js';
import { createDetails } from './details.js';
import { byId } from './dom.js';
import { createFilterForm } from './filter-form.js';
import { DEFAULTS, matches, parse, range, toSearch } from './filters.js';
import { tokens } from './format.js';
import { debounced, follow } from './live.js';
import { hasAnyRequest, loadPage } from './load.js';
import { createTables } from './page-tables.js';
import { withoutFalseZeros } from './request-columns.js';
import { hideNumbers, setEmpty, showAbout, showContext, showEmpty, showError, showLive, showNote } from './status.js';
import { bindTheme } from './theme.js';

const REFRESH_MS = 1000;
const ANNOUNCE_MS = 2000;
const IMPORTING_MS = 3000;
const RETRY_MS = 5000;
const STEPS = [50, 200, 1000];

const details = createDetails();
const chart = createChart(text => (byId('announce').textContent = text));
const form = createFilterForm(change, () => change({ projectId: '', providerId: '', modelId: '', agent: '' }));
const limits = { requests: STEPS[0], sessions: STEPS[0] };
const narrow = (name, value) => change({ [name]: value });
const tables = createTables({ narrow, open: details.request, more });

let { filters, ignored } = parse(location.search);
let epoch = 0;
let goodAt = 0;
/** @type {string|null} the filters of what is drawn */
let drawn = null;
let timer = 0;
/** @type {any[]} */
let requests = [];
/** @type {any[]} what the live stream brought while the page was being loaded */
let arrived = [];
let unsaid = 0;
let lastRow = null;

/** @param {Partial<import('./filters.js').Filters>} changes */
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

/** Loads and draws. Only the newest call may draw, so that a slow old answer never covers a newer one. */
async function load(changed = false) {
  const mine = ++epoch;
  clearTimeout(timer);
  arrived = [];
  startOver();
  byId('main').setAttribute('aria-busy', 'true');
  byId('content').classList.toggle('stale', changed);
  const now = new Date();
  try {
    const page = await loadPage(filters, limits, now);
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
  showError(null, goodAt, retry);
  showContext(goodAt);
  showAbout(page.meta);
  showNote(noteOf(page.meta));
  form.offer(page.choices);
  setEmpty(empty);
  if (empty) showEmpty(anyData, () => change({ ...DEFAULTS, period: 'all' }));
  else draw(page, now);
  byId('content').classList.remove('stale');
  if (page.meta.importing) timer = setTimeout(() => load(), IMPORTING_MS);
}

/** @param {any} page @param {Date} now */
function draw(page, now) {
  const { from, to } = range(filters, now);
  renderCards(byId('cards'), page.totals, details.explain);
  const end = Math.min(to?.getTime() ?? Infinity, now.getTime());
  chart.render(page.series, { interval: page.interval, from: from?.getTime() ?? null, to: end, now: now.getTime() });
  tables.models.render(page.models);
  tables.providers.render(page.providers);
  tables.projects.render(page.projects);
  tables.sessions.render(page.sessions, page.sessions.length >= limits.sessions && limits.sessions < STEPS.at(-1));
  requests = [...arrived.filter(row => !page.requests.some(r => r.id === row.id)), ...page.requests];
  drawRequests();
}

/** @param {Set<string>} marked */
function drawRequests(marked = new Set()) {
  tables.requests.render(requests.map(withoutFalseZeros), requests.length >= limits.requests && limits.requests < STEPS.at(-1), marked);
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
  // Old numbers stay only under the filters that they belong to.
  const shown = drawn === toSearch(filters) ? goodAt : 0;
  showError(problem, shown, retry);
  if (!shown) hideNumbers();
  if (problem.status === 0) timer = setTimeout(() => load(), RETRY_MS);
  if (!(error instanceof ApiError)) console.error(error);
}

const retry = () => load();
const refresh = debounced(() => load(), REFRESH_MS);
const announce = debounced(() => {
  const text =
    unsaid === 1 ? `New request: ${lastRow.modelID}, ${tokens(lastRow.outputTokensTotal)} output tokens` : `${unsaid} new requests`;
  unsaid = 0;
  byId('announce').textContent = text;
}, ANNOUNCE_MS);

/** @param {any} row a finished request of the live stream */
function receive(row) {
  if (goodAt && matches(filters, row, new Date())) {
    arrived = [row, ...arrived];
    requests = [row, ...requests.filter(r => r.id !== row.id)].slice(0, Math.max(limits.requests, 1));
    drawRequests(new Set([row.id]));
    [unsaid, lastRow] = [unsaid + 1, row];
    announce();
  }
  refresh();
}

window.addEventListener('popstate', () => {
  ({ filters, ignored } = parse(location.search));
  form.show(filters);
  load(true);
});

bindTheme(byId('theme'), byId('theme-name'));
form.show(filters);
load();
const stream = follow(address('live'), { onRow: receive, onState: showLive, onReturn: retry, onLost: retry });
byId('live').addEventListener('click', stream.toggle);
