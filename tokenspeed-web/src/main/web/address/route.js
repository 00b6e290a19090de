/** The page's address, `#/compare?period=7d&f=is,provider,openai`: everything that decides what is shown. */

import { filterText, parseFilter } from './filters.js';
import { browserZone } from '../base/time.js';

const PAGES = ['overview', 'compare', 'trends', 'requests', 'sessions', 'live', 'alerts', 'upload', 'prices', 'settings'];

export const PERIODS = {
  today: 'Today',
  yesterday: 'Yesterday',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  '90d': 'Last 90 days',
  month: 'This month',
  last_month: 'Last month',
  year: 'This year',
  all: 'All time',
  custom: 'Custom',
};

export const COMPARISONS = { prev: 'vs previous period', year: 'vs a year before', off: 'no comparison' };
export const STEPS = { auto: 'automatic', hour: 'by hour', day: 'by day', week: 'by week', month: 'by month' };

/** Kinds of interactions that a session can be chosen by. */
export const KINDS = { chat: 'with requests', db: 'with databases', api: 'with calls', cost_event: 'with costs' };

/** What is left out of the address. */
const DEFAULTS = { period: '28d', from: '', to: '', cmp: 'prev', by: 'auto', m: '', sort: '', peek: '', pick: '', kind: '', user: '', trees: '' };

const CHOICES = { period: PERIODS, cmp: COMPARISONS, by: STEPS, kind: KINDS, trees: { yes: 'yes' } };
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * @typedef {object} Route
 * @property {string} page one of `PAGES`
 * @property {string} id what a page shows one of, for example a session; empty for its list
 * @property {import('./filters.js').Filter[]} filters
 * @property {string} tz an IANA zone
 * @property {string[]} ignored parts of the address that were not understood
 */

/** @param {string} zone */
function isZone(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** @param {string} name @param {string} value */
function isValid(name, value) {
  if (name === 'tz') return isZone(value);
  if (name === 'from' || name === 'to') return DAY.test(value) && !Number.isNaN(Date.parse(value));
  return Object.hasOwn(DEFAULTS, name) && (!CHOICES[name] || Object.hasOwn(CHOICES[name], value));
}

/** @param {string} hash @returns {Route & typeof DEFAULTS} */
export function parseRoute(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [page, ...id] = path.split('/');
  const known = PAGES.includes(page);
  const route = { ...DEFAULTS, page: known ? page : 'overview', id: known ? safeDecode(id.join('/')) : '', filters: [], tz: browserZone(), ignored: [] };
  if (page && !known) route.ignored.push(page);
  for (const [name, value] of new URLSearchParams(search)) take(route, name, value);
  return route;
}

/** @param {string} text */
function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {any} route @param {string} name @param {string} value */
function take(route, name, value) {
  const filter = name === 'f' ? parseFilter(value) : null;
  if (filter) route.filters.push(filter);
  else if (name !== 'f' && isValid(name, value)) route[name] = value;
  else route.ignored.push(`${name}=${value}`);
}

/** Leaves commas, slashes and colons as they are, because people read addresses. @param {string} text */
const readable = text => encodeURIComponent(text).replace(/%(2C|2F|3A|20)/g, (code, hex) => (hex === '20' ? '+' : decodeURIComponent(code)));

/** @param {Partial<Route> & Record<string, any>} route @returns {string} */
export function routeHash(route) {
  const parts = Object.keys(DEFAULTS)
    .filter(name => (route[name] ?? DEFAULTS[name]) !== DEFAULTS[name])
    .filter(name => route.period === 'custom' || (name !== 'from' && name !== 'to'))
    .map(name => `${name}=${readable(route[name])}`);
  if (route.tz && route.tz !== browserZone()) parts.push(`tz=${readable(route.tz)}`);
  for (const filter of route.filters ?? []) parts.push(`f=${readable(filterText(filter))}`);
  const id = route.id ? `/${encodeURIComponent(route.id)}` : '';
  return `#/${route.page}${id}${parts.length ? `?${parts.join('&')}` : ''}`;
}

/** The parameters that pages had before this grammar, and their filters. */
const OLD_FILTERS = { projectId: 'project', providerId: 'provider', modelId: 'model', agent: 'tool', deviceId: 'device' };
const OLD_PAGES = { '#upload': 'upload', '#alerts': 'alerts', '#prices': 'prices', '#session-pages': 'sessions' };

/**
 * Converts an address of the grammar before: `?period=7d&modelId=gpt-5.2#alerts`.
 * @param {string} search
 * @param {string} hash
 * @returns {string|null} the hash of today, or null where the address is not an old one
 */
export function convertOld(search, hash) {
  const base = hash.split('/')[0];
  if (!search && !Object.hasOwn(OLD_PAGES, base)) return null;
  const route = parseRoute('');
  route.page = OLD_PAGES[base] ?? 'overview';
  route.id = base === '#session-pages' ? safeDecode(hash.slice(base.length + 1)) : '';
  for (const [name, value] of new URLSearchParams(search)) {
    if (OLD_FILTERS[name]) route.filters.push({ op: 'is', dimension: OLD_FILTERS[name], values: [value] });
    else take(route, name, value);
  }
  return routeHash(route);
}
