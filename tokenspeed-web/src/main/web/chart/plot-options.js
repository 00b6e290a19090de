/** What the chart library is told: axes, scales, series and how they look. */

import { DASHES, colourName, resolved } from './colours.js';
import { isolated } from './shape.js';
import { tick } from '../base/time.js';

const uPlot = globalThis.uPlot;
const BAND_OPACITY = 0.28;
const PALE = 0.55;
const LEAST_MARK = 3;

/** @param {string} colour @param {number} opacity */
function faded(colour, opacity) {
  const [r, g, b] = colour.match(/[\d.]+/g) ?? [0, 0, 0];
  return `rgba(${r}, ${g}, ${b}, ${opacity})`;
}

/** @param {import('./shape.js').Drawn} drawn */
function seriesOf(drawn) {
  const colour = resolved(colourName(drawn.slot));
  if (drawn.kind === 'bar') return { label: drawn.label, fill: colour, stroke: resolved('--card'), width: 1, paths: uPlot.paths.bars({ size: [0.78, 48] }), points: { show: false } };
  if (drawn.kind === 'low' || drawn.kind === 'high') return { label: drawn.label, stroke: faded(colour, BAND_OPACITY), width: 1, points: { show: false } };
  const dash = drawn.kind === 'dotted' ? [2, 4] : drawn.dash ? DASHES[drawn.slot] : undefined;
  return {
    label: drawn.label,
    stroke: drawn.kind === 'dotted' ? resolved('--subtle') : colour,
    width: drawn.kind === 'dotted' ? 1.5 : 2,
    dash,
    points: { show: true, size: 6, fill: colour, filter: (u, index) => isolated(u.data[index]) },
  };
}

/** @param {import('./shape.js').Drawn[]} drawn */
function bandsOf(drawn) {
  const low = drawn.findIndex(one => one.kind === 'low');
  const high = drawn.findIndex(one => one.kind === 'high');
  if (low < 0 || high < 0) return [];
  return [{ series: [high + 1, low + 1], fill: faded(resolved(colourName(drawn[high].slot)), BAND_OPACITY) }];
}

/** @param {string} by @param {(n: number) => string} format */
function axesOf(by, format) {
  const look = { stroke: resolved('--subtle'), grid: { stroke: resolved('--hairline'), width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
  return [
    { ...look, size: 30, grid: { show: false }, space: 64, values: (u, splits) => splits.map(at => tick(at * 1000, by)) },
    { ...look, size: 62, values: (u, splits) => splits.map(format) },
  ];
}

/**
 * Fades the bucket that has not ended, because it is still growing.
 * @param {number|null} partial its position
 */
const fading = partial => u => {
  if (partial === null || partial >= u.data[0].length) return;
  const at = u.data[0];
  const step = at.length > 1 ? at[1] - at[0] : 0;
  const left = u.valToPos(at[partial] - step / 2, 'x', true);
  u.ctx.save();
  u.ctx.globalAlpha = PALE;
  u.ctx.fillStyle = resolved('--card');
  u.ctx.fillRect(left, u.bbox.top, u.bbox.left + u.bbox.width - left, u.bbox.height);
  u.ctx.restore();
};

/**
 * Shades times that the chart marks.
 * @param {{from: number, to: number}[]} marks in epoch seconds
 */
const marking = marks => u => {
  u.ctx.save();
  u.ctx.fillStyle = faded(resolved('--err'), BAND_OPACITY);
  for (const { from, to } of marks) {
    const left = u.valToPos(from, 'x', true);
    u.ctx.fillRect(left, u.bbox.top, Math.max(LEAST_MARK, u.valToPos(to, 'x', true) - left), u.bbox.height);
  }
  u.ctx.restore();
};

/** Half a bucket of room on both sides, so that the first and last bar are whole. */
function xRange(u, min, max) {
  const at = u.data[0];
  const half = at.length > 1 ? (at[1] - at[0]) / 2 : 43_200;
  return [min - half, max + half];
}

/**
 * @param {object} chart
 * @param {import('./shape.js').Drawn[]} chart.drawn
 * @param {string} chart.by
 * @param {string} [chart.tickBy] what an axis names, where it is more than a bucket
 * @param {string} chart.zone
 * @param {number|null} chart.partial
 * @param {{from: number, to: number}[]} [chart.marks]
 * @param {(n: number) => string} chart.format
 * @param {{width: number, height: number}} size
 * @param {(index: number|null) => void} onCursor
 * @param {((from: number, to: number) => void)|null} onSelect gets the first and last bucket of a dragged range
 */
export function plotOptions(chart, size, onCursor, onSelect) {
  return {
    ...size,
    tzDate: at => uPlot.tzDate(new Date(at * 1000), chart.zone),
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: onSelect !== null, y: false, setScale: false }, focus: { prox: 24 } },
    scales: { x: { range: xRange }, y: { range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1] } },
    axes: axesOf(chart.tickBy ?? chart.by, chart.format),
    series: [{}, ...chart.drawn.map(seriesOf)],
    bands: bandsOf(chart.drawn),
    hooks: {
      draw: [marking(chart.marks ?? []), fading(chart.partial)],
      setCursor: [u => onCursor(u.cursor.idx ?? null)],
      setSelect: [u => onSelect && u.select.width > 4 && onSelect(u.posToIdx(u.select.left), u.posToIdx(u.select.left + u.select.width))],
    },
  };
}

/** @param {any} options @param {any[]} data @param {HTMLElement} element */
export const newPlot = (options, data, element) => new uPlot(options, data, element);
