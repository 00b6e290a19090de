/** A sortable table in its own scroll box. Unknown values sort last in both directions. */

import { h, replace } from '../base/dom.js';

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {boolean} [numeric]
 * @property {string} [title] the definition
 * @property {boolean} [minor] whether a narrow window hides it
 * @property {(row: any) => string|number|null|undefined} value what sorting compares
 * @property {(row: any, rows: any[]) => any} cell what is shown
 */

/**
 * @typedef {object} TableOptions
 * @property {string} name
 * @property {string} caption
 * @property {Column[]} columns
 * @property {(row: any) => string} rowKey
 * @property {{key: string, down: boolean}|null} sort the first order; null keeps the server's
 * @property {number} [shown] rows shown before “Show all”
 * @property {(row: any) => void} [onOpen]
 * @property {(() => void)|null} [onMore] asks the server for more rows
 * @property {string} [none] the text that is shown without rows
 */

/** @param {any} a @param {any} b @param {boolean} down */
export function compare(a, b, down) {
  const missingA = a === null || a === undefined;
  const missingB = b === null || b === undefined;
  if (missingA || missingB) return Number(missingA) - Number(missingB);
  const order = typeof a === 'string' ? a.localeCompare(String(b)) : a - b;
  return down ? -order : order;
}

/** @param {any[]} rows @param {Column[]} columns @param {{key: string, down: boolean}|null} sort @returns {any[]} */
export function sorted(rows, columns, sort) {
  const column = sort && columns.find(c => c.key === sort.key);
  return column ? [...rows].sort((a, b) => compare(column.value(a), column.value(b), sort.down)) : rows;
}

/** @param {Column} column */
const kind = column => [column.numeric && 'num', column.minor && 'minor'].filter(Boolean).join(' ') || undefined;

/** Lets the keyboard scroll the box, and only when there is something to scroll. @param {HTMLElement} box */
function scrollable(box) {
  new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }).observe(box);
}

/**
 * @param {HTMLElement} root
 * @param {TableOptions} options
 * @returns {{render: (rows: any[], more?: boolean) => void}}
 */
export function createTable(root, options) {
  const { name, columns, rowKey, onOpen } = options;
  let { sort } = options;
  let rows = [];
  let all = false;
  let more = false;
  let fresh = new Set();
  const box = h('div', { class: 'scroll', role: 'group', 'aria-label': `${options.caption}, table` });
  const foot = h('div', { class: 'table-foot' });
  root.append(box, foot);
  scrollable(box);

  const header = column => {
    const active = sort?.key === column.key;
    const sortBy = () => {
      sort = { key: column.key, down: active ? !sort.down : Boolean(column.numeric) };
      draw();
    };
    const arrow = h('span', { class: 'arrow', 'aria-hidden': 'true' }, active ? (sort.down ? '▼' : '▲') : '');
    const content = h(
      'button',
      { type: 'button', 'data-focus': `${name}-sort-${column.key}`, title: column.title, onclick: sortBy },
      column.label,
      arrow,
    );
    const order = active ? (sort.down ? 'descending' : 'ascending') : undefined;
    return h('th', { scope: 'col', class: kind(column), 'aria-sort': order }, content);
  };

  const line = row =>
    h(
      'tr',
      {
        'data-key': rowKey(row),
        class: [onOpen && 'opens', fresh.has(rowKey(row)) && 'fresh'].filter(Boolean).join(' ') || undefined,
        onclick: onOpen && (event => !event.target.closest('a, button') && !getSelection()?.toString() && onOpen(row)),
      },
      columns.map((column, i) =>
        h(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : undefined, class: kind(column) }, column.cell(row, rows)),
      ),
    );

  const footer = (visible, total) => {
    const showAll = visible < total;
    if (showAll || all) {
      return [
        h(
          'button',
          {
            type: 'button',
            'data-focus': `${name}-all`,
            onclick: () => {
              all = !all;
              draw();
            },
          },
          showAll ? `Show all ${total}` : 'Show fewer',
        ),
      ];
    }
    return more && options.onMore
      ? [h('button', { type: 'button', 'data-focus': `${name}-more`, onclick: options.onMore }, 'Show more')]
      : [];
  };

  function draw() {
    const ordered = sorted(rows, columns, sort);
    const visible = all ? ordered : ordered.slice(0, options.shown ?? Infinity);
    const body = visible.length
      ? visible.map(line)
      : [h('tr', {}, h('td', { colspan: columns.length, class: 'none' }, options.none ?? 'No rows match the filters.'))];
    replace(
      box,
      h(
        'table',
        { 'data-name': name },
        h('caption', { class: 'sr-only' }, options.caption),
        h('thead', {}, h('tr', {}, columns.map(header))),
        h('tbody', {}, body),
      ),
    );
    replace(foot, ...footer(visible.length, rows.length));
  }

  return {
    render(next, hasMore = false, marked = new Set()) {
      [rows, more, fresh] = [next, hasMore, marked];
      draw();
    },
  };
}
