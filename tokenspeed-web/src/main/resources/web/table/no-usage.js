/**
 * Models, providers and projects whose attempts all failed or were cancelled: a note names them instead of rows of
 * zeros.
 */

import { h } from '../base/dom.js';
import { count } from '../base/format.js';

const MAX_NAMES = 5;

/** @param {any[]} rows @returns {any[]} the rows that hold at least one request */
export function used(rows) {
  return rows.filter(row => row.totals.requests > 0);
}

/** @param {number} failed @param {number} cancelled @returns {string} `33 failed and 11 cancelled attempts` */
export function attempts(failed, cancelled) {
  const parts = [failed > 0 && `${count(failed)} failed`, cancelled > 0 && `${count(cancelled)} cancelled`].filter(Boolean);
  return `${parts.join(' and ')} ${failed + cancelled === 1 ? 'attempt' : 'attempts'}`;
}

/**
 * The note below a table about the rows that are not listed.
 * @param {any[]} rows all rows, of which only those without a request count here
 * @param {(row: any) => any} link shows the name of a row
 * @returns {any[]} empty where every row is listed
 */
export function unusedNote(rows, link) {
  const others = rows.filter(row => row.totals.requests === 0 && row.totals.attempts > 0);
  if (!others.length) return [];
  const sum = name => others.reduce((total, row) => total + row.totals[name], 0);
  const names = others.slice(0, MAX_NAMES).flatMap((row, i) => [i > 0 && ', ', link(row)]);
  const rest = others.length - MAX_NAMES;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return [h('p', { class: 'hint' }, `Not listed, because they used nothing: ${attempts(sum('failed'), sum('cancelled'))} of `, names, more, '.')];
}
