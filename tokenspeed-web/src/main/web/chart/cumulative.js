/** Cumulative curves: which share of single requests has at most a value, a step for each bin of the API. */

import { html } from '../base/html.js';
import { share } from '../base/format.js';
import { visible } from '../base/visible.js';
import { DataTable } from '../table/data-table.js';
import { ReadChart } from './read-chart.js';
import { Legend } from './series-legend.js';
import { ticksOf } from './shape.js';

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 44;
const TOP = 8;
const AXIS = 22;
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** @param {number[]} counts @returns {number[]|null} the share below each border of the bins; null where nothing is counted */
export function cumulated(counts) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let below = 0;
  return [0, ...counts.map(count => (below += count) / all)];
}

const y = part => TOP + (1 - part) * (HEIGHT - TOP - AXIS);

/** @param {{curve: any, x: (i: number) => number}} props */
const Curve = ({ curve, x }) => html`<path class=${`curve s-${curve.slot} stroke-${curve.slot}`} d=${`M${curve.shares.map((part, i) => `${x(i).toFixed(1)} ${y(part).toFixed(1)}`).join('L')}`} />`;

/** @param {{curves: any[], edges: number[], at: number|null, format: (n: number) => string, label: string}} props */
function Drawing({ curves, edges, at, format, label }) {
  const x = i => LEFT + (i / (edges.length - 1)) * (WIDTH - LEFT - 8);
  return html`<svg class="curves chart-picture" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${label}>
    ${SHARES.map(part => html`<g key=${part}><line class="axis" x1=${LEFT} x2=${WIDTH - 8} y1=${y(part)} y2=${y(part)} /><text class="tick" x=${LEFT - 6} y=${y(part) + 4} text-anchor="end">${share(part, 0)}</text></g>`)}
    ${ticksOf(edges).map(i => html`<text key=${i} class="tick" x=${x(i)} y=${HEIGHT - 5} text-anchor="middle">${format(edges[i])}</text>`)}
    ${curves.map(curve => html`<${Curve} key=${curve.key} curve=${curve} x=${x} />`)}
    ${at !== null && html`<line class="cursor" x1=${x(at)} x2=${x(at)} y1=${TOP} y2=${HEIGHT - AXIS} />${curves.map(curve => html`<circle key=${curve.key} class=${`dot-mark s-${curve.slot}`} cx=${x(at)} cy=${y(curve.shares[at])} r="4" />`)}`}
  </svg>`;
}

/** @param {any[]} curves @param {number[]} edges @param {(n: number) => string} format */
function tableOf(curves, edges, format) {
  const columns = [
    { key: 'value', label: 'At most', cell: row => format(edges[row.i]) },
    ...curves.map(curve => ({ key: curve.key, label: visible(curve.label), numeric: true, cell: row => share(curve.shares[row.i]) })),
  ];
  return { columns, rows: edges.map((edge, i) => ({ i })) };
}

/**
 * @param {object} props
 * @param {any[]} props.groups of the API, each with its `slot`
 * @param {(n: number) => string} props.format
 * @param {string} props.label
 * @param {boolean} props.asTable
 */
export function Cumulative({ groups, format, label, asTable }) {
  const all = groups.map(group => ({ key: group.key, label: group.label, slot: group.slot, shares: cumulated(group.bins.counts) }));
  const curves = all.filter(curve => curve.shares);
  const unknown = all.filter(curve => !curve.shares).map(curve => visible(curve.label));
  if (!curves.length) return html`<p class="none">No request with a known value.</p>`;
  const { edges } = groups[0].bins;
  const textOf = i => `at most ${format(edges[i])}: ${curves.map(curve => `${visible(curve.label)} ${share(curve.shares[i])}`).join(', ')}`;
  const nearest = part => Math.max(0, Math.min(edges.length - 1, Math.round(((part * WIDTH - LEFT) / (WIDTH - LEFT - 8)) * (edges.length - 1))));
  const table = html`<div class="scroll tall" tabindex="0" role="region" aria-label=${`${label} as a table`}><${DataTable} label=${label} ...${tableOf(curves, edges, format)} keyOf=${row => String(row.i)} /></div>`;
  return html`<${ReadChart} label=${label} size=${edges.length} textOf=${textOf} nearest=${nearest} table=${table} asTable=${asTable} draw=${at => html`<${Drawing} curves=${curves} edges=${edges} at=${at} format=${format} label=${label} />`} />
    ${!asTable && html`<${Legend} series=${curves} />`}
    ${unknown.length > 0 && html`<p class="hint">No request with a known value: ${unknown.join(', ')}.</p>`}`;
}
