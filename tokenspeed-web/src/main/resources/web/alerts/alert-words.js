/** The words of alerts: values in the unit of their rule, states and times. */

import { dateTime, exact, UNKNOWN, usd } from '../base/format.js';

/** @param {number} value @param {number} digits */
const plain = (value, digits) => value.toLocaleString('en', { maximumFractionDigits: digits });

/** @param {number} seconds */
export function lasting(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {number|null|undefined} value @param {string} unit of the rule */
export function amount(value, unit) {
  if (value === null || value === undefined) return UNKNOWN;
  if (unit === 'ratio') return `${plain(value * 100, 1)} %`;
  if (unit === 'usd') return usd(value);
  if (unit === 'seconds') return lasting(value);
  if (unit === 'tokens_per_second') return `${plain(value, 1)} tokens/s`;
  return exact(Math.round(value), unit);
}

const STATES = { firing: 'Firing', ok: 'OK', no_data: 'No data' };
const KINDS = { firing: 'err', ok: 'ok', no_data: 'calm' };

/**
 * How a rule stands as a whole: firing where one of its series does.
 * @param {any} rule
 * @param {Date} now
 * @returns {{label: string, kind: string}}
 */
export function standing(rule, now) {
  if (!rule.enabled) return { label: 'Off', kind: 'calm' };
  const muted = rule.mutedUntil && new Date(rule.mutedUntil) > now ? ', muted' : '';
  const state = ['firing', 'ok', 'no_data'].find(s => rule.series.some(one => one.state === s));
  return state ? { label: STATES[state] + muted, kind: KINDS[state] } : { label: `Not evaluated yet${muted}`, kind: 'calm' };
}

/** The series of a rule that fires, else its only one. @param {any} rule */
export const worst = rule => rule.series.find(one => one.state === 'firing') ?? (rule.series.length === 1 ? rule.series[0] : null);

/** @param {string} key of a series */
export const seriesText = key => [...new URLSearchParams(key).values()].join(', ');

/** @param {any} preview */
export function previewText(preview) {
  const n = preview.fired;
  return `Would have fired ${n === 1 ? 'once' : `${n} times`} in the last seven days.`;
}

/** @param {any} event */
export function pastText(event) {
  const length = event.seconds === null ? 'still open' : `for ${lasting(event.seconds)}`;
  const series = seriesText(event.series);
  return `${dateTime(event.openedAt)}, ${length}${series && `: ${series}`}`;
}
