/** The numbers of a chart as a table, for everybody. */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';
import { bucket } from '../base/time.js';
import { noteOf } from './shape.js';

/** @param {{chart: any}} props */
export function ChartTable({ chart }) {
  const rows = chart.t.map((at, i) => i).reverse();
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label=${`${chart.label} as a table`}>
    <table>
      <thead><tr><th scope="col">Time</th>${chart.drawn.map(one => html`<th scope="col" class="num" key=${one.label}>${visible(one.label)}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          i => html`<tr key=${i}>
            <th scope="row">${bucket(chart.t[i] * 1000, chart.by)}${noteOf(chart, i)}</th>
            ${chart.drawn.map(one => html`<td class="num" key=${one.label} title=${String(one.values[i] ?? 'unknown')}>${chart.format(one.values[i] ?? null)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
