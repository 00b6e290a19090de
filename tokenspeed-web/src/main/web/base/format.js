/** Numbers as text. An unknown value is a dash, never zero. */

export const UNKNOWN = '—';

/** Fewer requests say little about all: their median carries their number, and nothing is judged by it. */
export const ENOUGH = 30;

const LOCALE = 'en-US';
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 9 });

/** @typedef {number|null|undefined} Maybe */

/** @param {unknown} value */
export function known(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

/** @param {Maybe} n @returns {string} three significant digits: `48.2M` */
export function tokens(n) {
  return known(n) ? compact.format(n) : UNKNOWN;
}

/** @param {Maybe} n @returns {string} every digit below a million: `18,231` */
export function count(n) {
  if (!known(n)) return UNKNOWN;
  return Math.abs(n) < 1e6 ? whole.format(n) : compact.format(n);
}

/** @param {Maybe} n @param {string} unit @returns {string} every digit, for the `title`: `48,213,377 tokens` */
export function exact(n, unit = '') {
  return known(n) ? `${whole.format(n)}${unit && ` ${unit}`}` : 'unknown';
}

/** @param {number} n */
function decimals(n) {
  if (n === 0 || n >= 1) return 2;
  return n >= 0.01 ? 3 : 4;
}

/** @param {Maybe} n dollars @returns {string} `$187.42`, `$0.027`, `<$0.0001` */
export function usd(n) {
  if (!known(n)) return UNKNOWN;
  if (n > 0 && n < 0.0001) return '<$0.0001';
  const digits = decimals(n);
  return `$${n.toLocaleString(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** @param {Maybe} nanos nano-dollars @returns {string} the exact amount */
export function exactUsd(nanos) {
  return known(nanos) ? `$${whole.format(nanos / 1e9)}` : 'unknown: no price';
}

/** @param {Maybe} n @param {boolean} estimate @returns {string} tokens per second: `9.4`, `~74` */
export function tps(n, estimate = false) {
  if (!known(n)) return UNKNOWN;
  return (estimate ? '~' : '') + (n < 9.95 ? n.toFixed(1) : whole.format(Math.round(n)));
}

/**
 * The mark before the cost of a group: `≥` for its known part, `~` for an estimate.
 * @param {any} totals
 * @returns {string}
 */
export function costMark({ totalCost, unpricedRequests, unreliableOutputRequests }) {
  if (!known(totalCost)) return '';
  if (unpricedRequests > 0) return '≥';
  return unreliableOutputRequests > 0 ? '~' : '';
}

/** The mark before token sums that include placeholders of output. @param {any} totals @returns {string} */
export function outputMark({ unreliableOutputRequests }) {
  return unreliableOutputRequests > 0 ? '~' : '';
}

/** @param {Maybe} ms @returns {string} `820 ms`, `1.18 s`, `12.4 s`, `1 min 12 s` */
export function duration(ms) {
  if (!known(ms)) return UNKNOWN;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 59950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A dollar amount from nano-dollars. @param {Maybe} nanos */
export const usdOf = nanos => usd(known(nanos) ? nanos / 1e9 : null);

/** @param {Maybe} fraction 0 to 1 @param {number} digits @returns {string} `87.1 %` */
export function share(fraction, digits = 1) {
  return known(fraction) ? `${(fraction * 100).toFixed(digits)} %` : UNKNOWN;
}

/** @param {string} noun @param {number} n */
export const plural = (noun, n) => (n === 1 ? noun : `${noun}s`);

const MAX_ID = 10;

/** A long id, cut to its beginning, which tells ids apart. @param {string} id */
export function shortId(id) {
  return id.length > MAX_ID ? `${id.slice(0, MAX_ID)}…` : id;
}

/** @param {Maybe} n @returns {string} `840 B`, `18.2 kB`, `1.24 MB` */
export function bytes(n) {
  if (!known(n)) return UNKNOWN;
  if (n < 1000) return `${n} B`;
  return n < 1e6 ? `${(n / 1e3).toPrecision(3)} kB` : `${(n / 1e6).toPrecision(3)} MB`;
}

/** The last part of a path, which is the name people know a project by. @param {string|null|undefined} path */
export function baseName(path) {
  if (!path) return UNKNOWN;
  return path.split(/[\\/]/).filter(Boolean).pop() ?? path;
}
