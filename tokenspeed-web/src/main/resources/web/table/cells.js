/** Cells and columns that several tables share. */

import { define } from '../base/definitions.js';
import { h } from '../base/dom.js';
import { baseName, dateTime, toDate, when } from '../base/format.js';

/** @typedef {import('./tables.js').Column} Column */

/** A text with the exact value in its title. @param {string} text @param {string} title */
export const titled = (text, title) => h('span', { title }, text);

/** A name from a log, cut where it is too long. @param {string} text @param {string} [title] */
export const named = (text, title = text) => h('bdi', { class: 'name', title }, text);

/** @param {number|string|null|undefined} at */
export const time = at => h('time', { datetime: toDate(at)?.toISOString(), title: dateTime(at) }, when(at, new Date()));

/**
 * @param {string} key
 * @param {string} label
 * @param {string} measure the name of its definition
 * @param {(row: any) => any} value
 * @param {(row: any, rows: any[]) => any} cell
 * @returns {Column}
 */
export function number(key, label, measure, value, cell) {
  return { key, label, numeric: true, title: define(measure).text, value, cell };
}

/** @type {Column} */
export const agent = { key: 'agent', label: 'Agent', minor: true, value: r => r.tool, cell: r => r.tool ?? '—' };

/** @type {Column} shows the last part of the path, with the whole path as title */
export const project = {
  key: 'project',
  label: 'Project',
  value: r => (r.projectID ? baseName(r.projectID) : null),
  cell: r => named(baseName(r.projectID), r.projectID ?? 'unknown'),
};
