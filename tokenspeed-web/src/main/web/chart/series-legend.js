/** What the lines of a drawing mean. */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';

/** @param {{series: {key: string, label: string, slot: number}[]}} props */
export function Legend({ series }) {
  return html`<ul class="legend">
    ${series.map(one => html`<li key=${one.key}><span class=${`key dash-${one.slot} s-${one.slot}`} aria-hidden="true"></span><span class="name" title=${visible(one.label)}>${visible(one.label)}</span></li>`)}
  </ul>`;
}
