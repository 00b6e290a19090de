/** Times as text in the zone of the page, which the server also cuts days in. */

import { UNKNOWN } from './format.js';

const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en-GB';
const BROWSER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

let zone = BROWSER_ZONE;
/** @type {Map<string, Intl.DateTimeFormat>} made once each, because making one takes longer than using it */
const formats = new Map();

/** @returns {string} the zone of the browser, an IANA name */
export function browserZone() {
  return BROWSER_ZONE;
}

/** @param {string} name an IANA zone; all texts are in it from now on */
export function setZone(name) {
  if (name === zone) return;
  zone = name;
  formats.clear();
}

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone }));
  return formats.get(key);
}

/** @param {number|string|null|undefined} at epoch milliseconds or ISO text @returns {Date|null} */
export function toDate(at) {
  if (at === null || at === undefined || at === '') return null;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {number|string|null|undefined} at @param {Intl.DateTimeFormatOptions} options */
function text(at, options) {
  const date = toDate(at);
  return date ? format(options).format(date) : UNKNOWN;
}

/** `20 Nov 2026, 17:29:41`. @param {number|string|null|undefined} at */
export const dateTime = at => text(at, { dateStyle: 'medium', timeStyle: 'medium' });

/** `17:29:41`. @param {number|string|null|undefined} at */
export const clock = at => text(at, { timeStyle: 'medium' });

/** `2026-11-20` in the page's zone. @param {number} at */
export function dayOf(at) {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });
  return parts.format(new Date(at));
}

/** Only the time when it is today, else day and time. @param {number|string|null|undefined} at @param {number} now */
export function when(at, now = Date.now()) {
  const date = toDate(at);
  if (date && dayOf(date.getTime()) === dayOf(now)) return clock(at);
  const year = date && date.getFullYear() !== new Date(now).getFullYear() ? { year: 'numeric' } : {};
  return text(at, { day: 'numeric', month: 'short', ...year, hour: '2-digit', minute: '2-digit' });
}

/** The name of a chart's bucket. @param {number} at epoch milliseconds @param {string} by `hour`, `day`, `week`, `month` */
export function bucket(at, by) {
  if (by === 'hour') return text(at, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  if (by === 'month') return text(at, { month: 'long', year: 'numeric' });
  const day = text(at, { weekday: by === 'day' ? 'short' : undefined, day: 'numeric', month: 'short', year: 'numeric' });
  return by === 'week' ? `week of ${day}` : day;
}

/** The short name below an axis. @param {number} at epoch milliseconds @param {string} by */
export function tick(at, by) {
  if (by === 'hour') return text(at, { hour: '2-digit', minute: '2-digit' });
  if (by === 'month') return text(at, { month: 'short', year: '2-digit' });
  return text(at, { day: 'numeric', month: 'short' });
}

/** @returns {string} the distance of the page's zone from UTC now: `UTC+1` */
export function offset() {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset', timeZone: zone }).formatToParts(new Date());
  return (parts.find(part => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC') || 'UTC';
}

/** @param {number} ms how long ago @returns {string} `just now`, `4 s ago`, `12 min ago`, `3 h ago` */
export function ago(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 2) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : `${Math.floor(seconds / 3600)} h ago`;
}
