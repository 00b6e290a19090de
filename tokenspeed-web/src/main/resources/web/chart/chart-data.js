/** Turns the API's series into stacked columns, ready to be drawn or listed. */

import { toDate } from '../base/format.js';

const HOUR = 3_600_000;
const SLOTS = 6;
const TOP = 5;

const VALUES = {
  tokens: totals => totals.totalTokens,
  cost: totals => totals.totalCost,
  requests: totals => totals.requests,
};

/**
 * @param {number} at
 * @param {string} interval
 * @returns {number} the next bucket's start in the reader's zone, also across clock changes
 */
function next(at, interval) {
  if (interval === 'hour') return at + HOUR;
  const date = new Date(at);
  const days = { day: 1, week: 7, month: 0 }[interval];
  return new Date(date.getFullYear(), date.getMonth() + (interval === 'month' ? 1 : 0), date.getDate() + days).getTime();
}

/**
 * Every bucket from the beginning to the end, also where there was no request, which is a true zero.
 * @param {number[]} starts of the buckets that hold requests
 * @param {{interval: string, from: number|null, to: number}} period
 * @returns {number[]}
 */
export function buckets(starts, { interval, from, to }) {
  const all = new Set(starts);
  const aligned = interval === 'hour' || interval === 'day';
  let at = aligned && from !== null ? from : Math.min(...starts);
  for (; at < to && all.size < 2000; at = next(at, interval)) all.add(at);
  return [...all].sort((a, b) => a - b);
}

// FNV-1a; this start gives the best-known models different colours.
const HASH_START = 13090;

/** @param {string} text @returns {number} a stable number, so that a model keeps its colour from view to view */
function hash(text) {
  let value = HASH_START;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619) >>> 0;
  return value >>> 8;
}

/** @param {string[]} names @returns {Map<string, number>} a colour slot for each, moved on where two collide */
export function slots(names) {
  const taken = new Map();
  for (const name of [...names].sort()) {
    let slot = hash(name) % SLOTS;
    while ([...taken.values()].includes(slot)) slot = (slot + 1) % SLOTS;
    taken.set(name, slot);
  }
  return taken;
}

/** @param {any[]} rows @param {(totals: any) => number|null} value @returns {string[]} names, largest sum first */
function ranked(rows, value) {
  const sums = new Map();
  for (const row of rows) sums.set(row.key, (sums.get(row.key) ?? 0) + (value(row.totals) ?? 0));
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/**
 * Adds a known value; a sum of unknown values only stays null.
 * @param {number|null} sum
 * @param {number|null|undefined} value
 */
const plus = (sum, value) => (value === null || value === undefined ? sum : (sum ?? 0) + value);

/** @param {string} name @param {number|'other'} slot @param {number} length */
const emptySeries = (name, slot, length) => ({ name, slot, values: new Array(length).fill(undefined), sum: null });

/** @param {string[]} names largest first @param {number} length @returns {any[]} the largest models, the rest as one */
function seriesOf(names, length) {
  const rest = names.length - TOP;
  const shown = rest === 1 ? names : names.slice(0, TOP);
  const colours = slots(shown);
  const series = shown.map(name => emptySeries(name, colours.get(name), length));
  return rest > 1 ? [...series, emptySeries(`Other (${rest} models)`, 'other', length)] : series;
}

/** A bucket that has begun and not ended. @param {number[]} starts @param {string} interval @param {number} now */
function unfinished(starts, interval, now) {
  return starts.findIndex((start, i) => start <= now && (starts[i + 1] ?? next(start, interval)) > now);
}

/**
 * Prepares a chart. Values are null where requests exist and none has a known value, and 0 where there is no request.
 * @param {any[]} rows the API's series by model
 * @param {keyof typeof VALUES} metric
 * @param {{interval: string, from: number|null, to: number, now: number}} period
 */
export function prepare(rows, metric, period) {
  rows = rows.filter(row => row.totals.requests !== 0);
  const startOf = row => toDate(row.start).getTime();
  const starts = rows.length ? buckets(rows.map(startOf), period) : [];
  const index = new Map(starts.map((start, i) => [start, i]));
  const series = seriesOf(ranked(rows, VALUES[metric]), starts.length);
  const totals = new Array(starts.length).fill(undefined);
  for (const row of rows) {
    const target = series.find(s => s.name === row.key) ?? series.at(-1);
    const i = index.get(startOf(row));
    const value = VALUES[metric](row.totals);
    target.values[i] = plus(target.values[i] ?? null, value);
    target.sum = plus(target.sum, value);
    totals[i] = plus(totals[i] ?? null, value);
  }
  const filled = values => values.map(value => (value === undefined ? 0 : value));
  return {
    starts,
    series: series.map(s => ({ ...s, values: filled(s.values) })),
    totals: filled(totals),
    sum: series.reduce((sum, s) => plus(sum, s.sum), null),
    partial: unfinished(starts, period.interval, period.now),
    max: Math.max(0, ...totals.map(total => total ?? 0)),
  };
}

/** @param {number} max @returns {number[]} two to five round values from zero to at least the maximum */
export function ticks(max) {
  if (!(max > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(max / 4));
  const step = [1, 2, 2.5, 5, 10].map(m => m * power).find(s => s * 4 >= max) ?? 10 * power;
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, i) => i * step);
}
