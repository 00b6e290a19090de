/** Draws stacked columns with their axes as SVG. */

import { ticks } from './chart-data.js';
import { svg } from '../base/dom.js';
import { tick } from '../base/format.js';

const HEIGHT = 240;
const PAD = { left: 56, right: 8, top: 10, bottom: 26 };

/** @param {any} model @param {number} width @param {(n: number) => string} text @param {string} interval */
export function draw(model, width, text, interval) {
  const lines = ticks(model.max);
  const top = lines.at(-1) || 1;
  const inner = { width: width - PAD.left - PAD.right, height: HEIGHT - PAD.top - PAD.bottom };
  const y = value => PAD.top + inner.height * (1 - value / top);
  const step = inner.width / Math.max(1, model.starts.length);
  const bar = Math.max(1, Math.min(48, step - Math.min(6, step * 0.25)));
  const x = i => PAD.left + step * i + (step - bar) / 2;
  const every = Math.max(1, Math.ceil(model.starts.length / Math.max(2, Math.floor(inner.width / 78))));
  const grid = lines.map(value => [
    svg('line', { class: 'grid', x1: PAD.left, x2: width - PAD.right, y1: y(value), y2: y(value) }),
    svg('text', { class: 'tick', x: PAD.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, value === 0 ? '0' : text(value)),
  ]);
  const dates = model.starts.map(
    (start, i) =>
      i % every === 0 && svg('text', { class: 'tick', x: x(i) + bar / 2, y: HEIGHT - 8, 'text-anchor': 'middle' }, tick(start, interval)),
  );
  const columns = model.starts.map((_, i) => column(model, i, { x, y, bar, step }));
  return svg(
    'svg',
    { class: 'chart', width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true' },
    grid,
    dates,
    columns,
  );
}

/** @param {any} model @param {number} i @param {any} scale */
function column(model, i, { x, y, bar, step }) {
  let sum = 0;
  const parts = model.series.map(s => {
    const value = s.values[i] ?? 0;
    if (value <= 0) return null;
    const from = y(sum);
    sum += value;
    const height = from - y(sum);
    return svg('rect', {
      class: `s-${s.slot}`,
      x: x(i),
      y: y(sum),
      width: bar,
      height: Math.max(0.5, height - (height > 3 ? 1 : 0)),
    });
  });
  return svg(
    'g',
    { class: i === model.partial ? 'column partial' : 'column', 'data-i': i },
    svg('rect', {
      class: 'hit',
      x: x(i) - (step - bar) / 2,
      y: PAD.top,
      width: step,
      height: HEIGHT - PAD.top - PAD.bottom,
    }),
    parts,
  );
}
