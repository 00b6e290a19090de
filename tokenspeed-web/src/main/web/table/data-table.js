/** A table of rows with a name each. It scrolls inside its own region, so that the page never does sideways. */

import { html } from '../base/html.js';

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {boolean} [numeric]
 * @property {boolean} [minor] left out on narrow screens
 * @property {string} [title]
 * @property {(row: any) => any} cell
 * @property {(row: any) => any} [value] sorts by it; without one the column does not sort
 */

/** Unknown values are last in both directions. @param {any} a @param {any} b @param {number} direction */
function compare(a, b, direction) {
  const missing = value => value === null || value === undefined;
  if (missing(a) || missing(b)) return missing(a) && missing(b) ? 0 : missing(a) ? 1 : -1;
  return direction * (typeof a === 'string' ? a.localeCompare(b) : a - b);
}

/** @param {any[]} rows @param {Column[]} columns @param {string} sort `-cost` is largest first; empty keeps the order */
export function sorted(rows, columns, sort) {
  const key = sort.replace(/^-/, '');
  const column = columns.find(one => one.key === key && one.value);
  if (!column) return rows;
  const direction = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => compare(column.value(a), column.value(b), direction));
}

/** The first click sorts numbers largest first and names from A. @param {Column} column @param {string} sort */
function next(column, sort) {
  const first = column.numeric ? `-${column.key}` : column.key;
  const second = column.numeric ? column.key : `-${column.key}`;
  return sort === first ? second : first;
}

function Head({ column, sort, onSort }) {
  const active = sort.replace(/^-/, '') === column.key;
  const order = active ? (sort.startsWith('-') ? 'descending' : 'ascending') : undefined;
  const classes = [column.numeric && 'num', column.minor && 'minor'].filter(Boolean).join(' ');
  return html`<th scope="col" class=${classes} aria-sort=${order} title=${column.title}>
    ${column.value && onSort
      ? html`<button type="button" onClick=${() => onSort(next(column, sort))}>${column.label}<span class="arrow" aria-hidden="true">${active ? (order === 'descending' ? '▼' : '▲') : ''}</span></button>`
      : column.label}
  </th>`;
}

/**
 * @param {object} props
 * @param {string} props.label
 * @param {Column[]} props.columns the first names the row
 * @param {any[]} props.rows
 * @param {(row: any) => string} props.keyOf
 * @param {string} [props.sort]
 * @param {(sort: string) => void} [props.onSort]
 * @param {(row: any) => string} [props.classOf]
 * @param {(row: any) => void} [props.onOpen] what a click on a row does; its name needs a control for it, too
 * @param {any} [props.empty]
 */
export function DataTable({ label, columns, rows, keyOf, sort = '', onSort, classOf, onOpen, empty = 'Nothing.' }) {
  if (!rows.length) return html`<p class="none">${empty}</p>`;
  const open = (event, row) => onOpen && !event.target.closest('a, button') && !getSelection()?.toString() && onOpen(row);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${`${label}, table`}>
    <table>
      <thead><tr>${columns.map(column => html`<${Head} key=${column.key} column=${column} sort=${sort} onSort=${onSort} />`)}</tr></thead>
      <tbody>
        ${rows.map(
          row => html`<tr key=${keyOf(row)} data-key=${keyOf(row)} class=${[classOf?.(row), onOpen && 'opens'].filter(Boolean).join(' ')} onClick=${event => open(event, row)}>
            ${columns.map((column, i) => {
              const classes = [column.numeric && 'num', column.minor && 'minor'].filter(Boolean).join(' ');
              return i === 0 ? html`<th scope="row" key=${column.key} class=${classes}>${column.cell(row)}</th>` : html`<td key=${column.key} class=${classes}>${column.cell(row)}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
