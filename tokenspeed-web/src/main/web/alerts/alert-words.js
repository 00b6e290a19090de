/** The words of alerts: values in the unit of their rule, states and times. */

import { exact, known, UNKNOWN, usd } from '../base/format.js';
import { dateTime } from '../base/time.js';

/** @param {number} value @param {number} digits */
const plain = (value, digits) => value.toLocaleString('en', { maximumFractionDigits: digits });

/** @param {number} seconds @returns {string} `48 s`, `18 min`, `2 h 5 min` */
export function lasting(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {number|null|undefined} value @param {string} unit of the rule */
export function amount(value, unit) {
  if (!known(value)) return UNKNOWN;
  if (unit === 'ratio') return `${plain(value * 100, 1)} %`;
  if (unit === 'usd') return usd(value);
  if (unit === 'seconds') return lasting(value);
  if (unit === 'tokens_per_second') return `${plain(value, 1)} tokens/s`;
  return exact(Math.round(value), unit);
}

const STATES = { firing: 'Firing', ok: 'OK', no_data: 'No data' };
const TONES = { firing: 'err', ok: 'ok', no_data: 'calm' };

/** @param {any} rule @returns {boolean} */
export const isMuted = rule => Boolean(rule.mutedUntil) && Date.parse(rule.mutedUntil) > Date.now();

/**
 * How a rule stands as a whole: firing where one of its series does.
 * @param {any} rule
 * @returns {{label: string, tone: string}}
 */
export function standing(rule) {
  if (!rule.enabled) return { label: 'Off', tone: 'calm' };
  const muted = isMuted(rule) ? ', muted' : '';
  const state = Object.keys(STATES).find(one => rule.series.some(series => series.state === one));
  return state ? { label: STATES[state] + muted, tone: TONES[state] } : { label: `Not evaluated yet${muted}`, tone: 'calm' };
}

/** The series of a rule that fires, else its only one. @param {any} rule */
export const worst = rule => rule.series.find(one => one.state === 'firing') ?? (rule.series.length === 1 ? rule.series[0] : null);

/** @param {string} key of a series */
export const seriesText = key => [...new URLSearchParams(key).values()].join(', ');

/** @param {any} preview */
export function previewText({ fired }) {
  return `Would have fired ${fired === 1 ? 'once' : `${fired} times`} in the last seven days.`;
}

/** @param {any} event */
export function pastText(event) {
  const length = event.seconds === null ? 'still open' : `for ${lasting(event.seconds)}`;
  const series = seriesText(event.series);
  return `${dateTime(event.openedAt)}, ${length}${series && `: ${series}`}`;
}
