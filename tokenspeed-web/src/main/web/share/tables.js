/** The numbers of the page as it shows them: its cards and tables, as rows of texts. */

/** What is read aloud or drawn is no text of a cell. */
const BESIDE = '.sr-only, svg, .twist, .key, .arrow, [aria-hidden="true"]';

/** @param {Element} cell @returns {string} */
function textOf(cell) {
  const copy = /** @type {Element} */ (cell.cloneNode(true));
  for (const part of copy.querySelectorAll(BESIDE)) part.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** @param {HTMLTableElement} table */
function rowsOf(table) {
  const rows = [...table.rows].map(row => [...row.cells].map(textOf));
  const width = Math.max(...rows.map(row => row.length));
  return rows.map(row => [...row, ...Array(width - row.length).fill('')]);
}

/** @param {Element} part @returns {string} the heading of its panel */
export const titleOf = part => part.closest('.panel')?.querySelector('h2')?.textContent ?? document.title;

/** @returns {{title: string, rows: string[][]}[]} */
function cards() {
  const all = [...document.querySelectorAll('main .card[data-card]')];
  if (!all.length) return [];
  const cell = (card, part) => (card.querySelector(part) ? textOf(card.querySelector(part)) : '');
  return [{ title: 'Numbers', rows: [['', 'Value', 'Change'], ...all.map(card => [cell(card, 'h2'), cell(card, '.value'), cell(card, '.change')])] }];
}

/** @returns {{title: string, rows: string[][]}[]} the first row of each names its columns */
export function shownTables() {
  return [...cards(), ...[...document.querySelectorAll('main table')].map(table => ({ title: titleOf(table), rows: rowsOf(/** @type {HTMLTableElement} */ (table)) }))];
}

/** Names from logs stay text in whatever shows Markdown. @param {string} text */
export const markdownCell = text => text.replace(/[\\|<>`*_[\]]/g, '\\$&');

/** @param {string[]} cells */
const line = cells => `| ${cells.map(markdownCell).join(' | ')} |`;

/** @param {{title: string, rows: string[][]}[]} tables @returns {string} */
export function markdownOf(tables) {
  return tables.map(({ title, rows: [head, ...rows] }) => [`### ${markdownCell(title)}`, '', line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line), ''].join('\n')).join('\n');
}
