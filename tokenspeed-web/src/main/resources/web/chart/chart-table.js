/** The chart's numbers as a table, the newest bucket first. */

import { h } from '../base/dom.js';
import { bucket, exact } from '../base/format.js';

/** @param {any} model @param {(n: number|null) => string} text @param {string} interval @param {string} title */
export function listing(model, text, interval, title) {
  const cells = values => values.map(value => h('td', { class: 'num', title: exact(value) }, text(value)));
  const rows = model.starts.map((start, i) =>
    h('tr', {}, h('th', { scope: 'row' }, bucket(start, interval)), cells(model.series.map(s => s.values[i])), cells([model.totals[i]])),
  );
  return h(
    'div',
    { class: 'scroll tall', tabindex: 0, role: 'group', 'aria-label': `${title} over time, table` },
    h(
      'table',
      {},
      h('caption', { class: 'sr-only' }, `${title} by ${interval} and model`),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Time'),
          [...model.series.map(s => s.name), 'Total'].map(name =>
            h('th', { scope: 'col', class: 'num' }, h('bdi', { class: 'name' }, name)),
          ),
        ),
      ),
      h('tbody', {}, rows.reverse()),
    ),
  );
}
