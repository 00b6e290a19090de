/** The page's filters: read from and written to the address, and turned into the API's parameters. */

import { toDate } from '../base/format.js';

/**
 * @typedef {object} Filters
 * @property {string} period `today`, `7d`, `28d`, `all` or `custom`
 * @property {string} from first day of a custom period, `2026-11-01`, or empty
 * @property {string} to last day of a custom period, inclusive, or empty
 * @property {string} projectId
 * @property {string} providerId
 * @property {string} modelId
 * @property {string} agent
 * @property {string} deviceId only on a hub
 */

export const PERIODS = ['today', '7d', '28d', 'all', 'custom'];
export const NAMES = ['projectId', 'providerId', 'modelId', 'agent', 'deviceId'];

/** The parameters that the hub's list of devices names differently. */
const FLEET_NAMES = { projectId: 'anonProjectId', agent: 'tool' };

/** @type {Readonly<Filters>} */
export const DEFAULTS = Object.freeze({
  period: '28d',
  from: '',
  to: '',
  projectId: '',
  providerId: '',
  modelId: '',
  agent: '',
  deviceId: '',
});

/** @type {Readonly<Partial<Filters>>} clears all filters but the period */
export const UNNARROWED = Object.freeze(Object.fromEntries(NAMES.map(name => [name, ''])));

const DAYS = { today: 1, '7d': 7, '28d': 28 };

/** @param {string} text */
function isDay(text) {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** @param {string} name @param {string} value */
function isValid(name, value) {
  if (name === 'period') return PERIODS.includes(value);
  if (name === 'from' || name === 'to') return isDay(value);
  return NAMES.includes(name);
}

/**
 * Reads the filters from the address. Parameters that are not understood are listed in `ignored`, so that the page can
 * say so.
 * @param {string} search
 * @returns {{filters: Filters, ignored: string[]}}
 */
export function parse(search) {
  const filters = { ...DEFAULTS };
  const ignored = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (isValid(name, value)) filters[name] = value;
    else ignored.push(`${name}=${value}`);
  }
  return { filters, ignored };
}

/** Writes only what differs from the defaults. @param {Filters} filters @returns {string} `?period=7d` or empty */
export function toSearch(filters) {
  const params = new URLSearchParams();
  for (const name of Object.keys(DEFAULTS)) {
    const unused = (name === 'from' || name === 'to') && filters.period !== 'custom';
    if (!unused && filters[name] !== DEFAULTS[name]) params.set(name, filters[name]);
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** @param {Date} date @returns {string} its local day, `2026-11-20` */
export function dayOf(date) {
  const two = n => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @param {string} day @param {number} days @returns {Date} local midnight that many days later */
function midnight(day, days = 0) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days);
}

/**
 * @param {Filters} filters
 * @param {Date} now
 * @returns {{from: Date|null, to: Date|null}} local midnights; `from` inclusive, `to` exclusive, null when open
 */
export function range(filters, now) {
  if (filters.period === 'custom') {
    return { from: filters.from ? midnight(filters.from) : null, to: filters.to ? midnight(filters.to, 1) : null };
  }
  const days = DAYS[filters.period];
  return { from: days ? midnight(dayOf(now), 1 - days) : null, to: null };
}

/** @returns {string} the reader's IANA zone */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * @param {Filters} filters
 * @param {Date} now
 * @returns {Record<string, string>} the API's filter parameters
 */
export function toQuery(filters, now) {
  const { from, to } = range(filters, now);
  const query = { tz: zone() };
  if (from) query.from = dayOf(from);
  if (to) query.to = dayOf(to);
  for (const name of NAMES) if (filters[name]) query[name] = filters[name];
  return query;
}

/**
 * @param {Filters} filters
 * @param {Date} now
 * @returns {Record<string, string|number>} the parameters of the hub's list of devices, in seconds
 */
export function toFleetQuery(filters, now) {
  const { from, to } = range(filters, now);
  const query = { tz: zone() };
  if (from) query.from = from.getTime() / 1000;
  if (to) query.to = to.getTime() / 1000;
  for (const name of NAMES) if (filters[name]) query[FLEET_NAMES[name] ?? name] = filters[name];
  return query;
}

/** @param {Filters} filters @returns {Filters} the same period without the other filters */
export function timeOnly(filters) {
  return { ...filters, ...UNNARROWED };
}

/** @param {Filters} filters */
export function isNarrowed(filters) {
  return NAMES.some(name => filters[name]);
}

/**
 * Whether a request of the live stream passes the filters.
 * @param {Filters} filters
 * @param {any} row
 * @param {Date} now
 */
export function matches(filters, row, now) {
  const { from, to } = range(filters, now);
  const at = toDate(row.instant ?? row.completedAt ?? row.startedAt);
  if (at && ((from && at < from) || (to && at >= to))) return false;
  const values = {
    projectId: row.projectID,
    providerId: row.providerID ?? 'unknown',
    modelId: row.modelID,
    agent: row.tool,
  };
  return NAMES.every(name => !filters[name] || filters[name] === values[name]);
}
