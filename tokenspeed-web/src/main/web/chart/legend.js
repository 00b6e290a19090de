/** What the colours and lines mean, with the values of the bucket under the pointer, else of the whole period. */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';
import { bucket } from '../base/time.js';
import { noteOf, sumOf } from './shape.js';

/** @param {any} chart @param {any} drawn @param {number|null} at */
function valueOf(chart, drawn, at) {
  if (at !== null) return chart.format(drawn.values[at] ?? null);
  return drawn.kind === 'bar' ? chart.format(sumOf(drawn.values)) : '';
}

/** @param {{kind: string, slot: number|string, dash?: boolean}} drawn */
function Key({ kind, slot, dash }) {
  const look = { bar: 'box', low: 'band', high: 'band', dotted: 'dotted', line: dash ? `dash-${slot}` : 'line' }[kind];
  return html`<span class=${`key ${look} s-${slot}`} aria-hidden="true"></span>`;
}

/** @param {{chart: any, at: number|null}} props */
export function Legend({ chart, at }) {
  const when = at === null || at >= chart.t.length ? (chart.summary ?? '') : bucket(chart.t[at] * 1000, chart.by) + noteOf(chart, at);
  return html`<div class="under">
    <p class="reading"><strong>${when}</strong></p>
    <ul class="legend">
      ${chart.drawn.map(
        drawn => html`<li key=${drawn.label}>
          <${Key} ...${drawn} /><span class="name" title=${visible(drawn.label)}>${visible(drawn.label)}</span> <span class="num">${valueOf(chart, drawn, at)}</span>
        </li>`,
      )}
    </ul>
  </div>`;
}
