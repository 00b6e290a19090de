/** Two medians against each other, a point for each model: the longer the wait, the further right; the faster, the higher. */

import { html } from '../base/html.js';
import { count, ENOUGH } from '../base/format.js';
import { visible } from '../base/visible.js';
import { labelPlaces } from './label-places.js';
import { ReadChart } from './read-chart.js';

const WIDTH = 760;
const HEIGHT = 340;
const PAD = { left: 56, right: 20, top: 16, bottom: 40 };
const LEAST_RADIUS = 4;
const MOST_RADIUS = 22;
const DECADE = [1, 2, 5];

/** Numbers of one significant digit, which are as far apart as a logarithm makes them. @param {number} min @param {number} max */
export function logTicks(min, max) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
    for (const digit of DECADE) ticks.push(digit * 10 ** power);
  }
  return ticks.filter(tick => tick >= min && tick <= max);
}

/** A logarithmic axis with room at both ends. @param {number[]} values @param {number} from @param {number} to */
function axisOf(values, from, to) {
  const min = Math.min(...values) / 1.5;
  const max = Math.max(...values) * 1.5;
  const place = value => from + (Math.log(value / min) / Math.log(max / min)) * (to - from);
  return { place, ticks: logTicks(min, max) };
}

/** @param {any[]} points `{key, label, slot, x, y, n}` */
function marksOf(points) {
  const x = axisOf(points.map(point => point.x), PAD.left, WIDTH - PAD.right);
  const y = axisOf(points.map(point => point.y), HEIGHT - PAD.bottom, PAD.top);
  const most = Math.max(...points.map(point => point.n));
  const radius = n => Math.max(LEAST_RADIUS, Math.sqrt(n / most) * MOST_RADIUS);
  return { x, y, marks: points.map(point => ({ ...point, text: labelOf(point), x: x.place(point.x), y: y.place(point.y), r: radius(point.n) })) };
}

/** @param {any} point */
const labelOf = point => `${visible(point.label)}, n = ${count(point.n)}`;

function Mark({ mark, place, chosen }) {
  const classes = `point s-${mark.slot}${mark.n < ENOUGH ? ' pale' : ''}${chosen ? ' chosen' : ''}`;
  return html`<g class=${classes}><circle cx=${mark.x} cy=${mark.y} r=${mark.r} /><text class="row-label" x=${place.x} y=${place.y}>${mark.text}</text></g>`;
}

/** @param {any} props */
function Drawing({ points, xFormat, yFormat, xLabel, yLabel, at, label }) {
  const { x, y, marks } = marksOf(points);
  const places = labelPlaces(marks, WIDTH);
  return html`<svg class="quadrant chart-picture" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${label}>
    ${x.ticks.map(tick => html`<g key=${tick}><line class="axis" x1=${x.place(tick)} x2=${x.place(tick)} y1=${PAD.top} y2=${HEIGHT - PAD.bottom} /><text class="tick" x=${x.place(tick)} y=${HEIGHT - PAD.bottom + 15} text-anchor="middle">${xFormat(tick)}</text></g>`)}
    ${y.ticks.map(tick => html`<g key=${tick}><line class="axis" x1=${PAD.left} x2=${WIDTH - PAD.right} y1=${y.place(tick)} y2=${y.place(tick)} /><text class="tick" x=${PAD.left - 6} y=${y.place(tick) + 4} text-anchor="end">${yFormat(tick)}</text></g>`)}
    <text class="tick" x=${WIDTH - PAD.right} y=${HEIGHT - 6} text-anchor="end">${xLabel}</text>
    <text class="tick" x="0" y="11">${yLabel}</text>
    ${marks.map((mark, i) => html`<${Mark} key=${mark.key} mark=${mark} place=${places[i]} chosen=${i === at} />`)}
  </svg>`;
}

/**
 * @param {object} props
 * @param {any[]} props.points `{key, label, slot, x, y, n}`, from left to right
 * @param {(n: number) => string} props.xFormat
 * @param {(n: number) => string} props.yFormat
 * @param {string} props.xLabel
 * @param {string} props.yLabel
 * @param {string} props.label
 * @param {any} props.table
 * @param {boolean} props.asTable
 */
export function Quadrant({ points, table, asTable, ...look }) {
  const { marks } = marksOf(points);
  const textOf = i => `${visible(points[i].label)}: ${look.xLabel} ${look.xFormat(points[i].x)}, ${look.yLabel} ${look.yFormat(points[i].y)}, n = ${count(points[i].n)}`;
  const distance = (mark, x, y) => (mark.x - x * WIDTH) ** 2 + (mark.y - y * HEIGHT) ** 2;
  const nearest = (x, y) => marks.reduce((best, mark, i) => (distance(mark, x, y) < distance(marks[best], x, y) ? i : best), 0);
  return html`<${ReadChart} label=${look.label} size=${points.length} textOf=${textOf} nearest=${nearest} table=${table} asTable=${asTable} draw=${at => html`<${Drawing} points=${points} at=${at} ...${look} />`} />`;
}
