/** Distributions of several groups on one logarithmic axis, each a row of bars, so that no colour has to tell them apart. */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';
import { ticksOf } from './shape.js';

const WIDTH = 720;
const ROW = 54;
const AXIS = 22;

/** @param {{group: any, y: number, x: (i: number) => number}} props */
function Row({ group, y, x }) {
  const { counts } = group.bins;
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, i) => count > 0 && html`<rect key=${i} class="bin" x=${x(i) + 0.5} width=${Math.max(0.5, x(i + 1) - x(i) - 1)} y=${y + ROW - 8 - (count / most) * (ROW - 22)} height=${(count / most) * (ROW - 22)} />`);
  return html`<g class=${`s-${group.slot}`}>${bars}<line class="axis" x1="0" x2=${WIDTH} y1=${y + ROW - 8} y2=${y + ROW - 8} /><text class="row-label" x="0" y=${y + 12}>${visible(group.label)}, n = ${group.measures[group.metric].n}</text></g>`;
}

/** @param {{groups: any[], format: (n: number) => string, label: string}} props */
export function Histogram({ groups, format, label }) {
  const edges = groups.find(group => group.bins.edges.length > 1)?.bins.edges;
  if (!edges) return html`<p class="none">No request with a known value.</p>`;
  const x = i => (i / (edges.length - 1)) * WIDTH;
  const height = groups.length * ROW + AXIS;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${`${label}, distributions`}><svg class="histogram chart-picture" viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-label=${`${label}: ${groups.map(group => `${visible(group.label)} median ${format(group.measures[group.metric].p50)}`).join(', ')}`}>
    ${groups.map((group, i) => html`<${Row} key=${group.key} group=${group} y=${i * ROW} x=${x} />`)}
    ${ticksOf(edges).map(i => html`<text key=${i} class="tick" x=${x(i)} y=${height - 4} text-anchor=${i === 0 ? 'start' : 'middle'}>${format(edges[i])}</text>`)}
  </svg></div>`;
}
