/** A table that sorts by itself and begins with its first rows. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { exact } from '../base/format.js';
import { DataTable, sorted } from './data-table.js';

/** The server's order stays until a column is chosen. @param {any} props those of `DataTable`, and `shown`: rows before “Show all” */
export function OwnTable({ columns, rows, shown = 30, ...others }) {
  const [sort, setSort] = useState('');
  const [all, setAll] = useState(false);
  const ordered = sorted(rows, columns, sort);
  return html`<${DataTable} ...${others} columns=${columns} rows=${all ? ordered : ordered.slice(0, shown)} sort=${sort} onSort=${setSort} />
    ${rows.length > shown && html`<div class="pager"><button type="button" onClick=${() => setAll(!all)}>${all ? 'Show fewer' : `Show all ${exact(rows.length)}`}</button></div>`}`;
}
