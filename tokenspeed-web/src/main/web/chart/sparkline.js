/** A tiny line of a metric's course: its shape, not its values, so it is hidden from screen readers. */

import { html } from '../base/html.js';

const WIDTH = 140;
const HEIGHT = 28;

/** @param {(number|null)[]} values @returns {string} a path that is open where values are unknown */
export function sparkPath(values) {
  const known = values.filter(value => value !== null);
  const max = Math.max(...known);
  const min = Math.min(0, ...known);
  const x = i => (values.length > 1 ? (i / (values.length - 1)) * WIDTH : WIDTH / 2).toFixed(1);
  const y = value => (HEIGHT - 2 - ((value - min) / (max - min || 1)) * (HEIGHT - 4)).toFixed(1);
  let path = '';
  values.forEach((value, i) => {
    if (value === null) return;
    const alone = (values[i - 1] ?? null) === null;
    path += `${alone ? 'M' : 'L'}${x(i)} ${y(value)}`;
    // A line without length, drawn with round ends, is a dot.
    if (alone && (values[i + 1] ?? null) === null) path += 'h0.1';
  });
  return path;
}

/** @param {{values: (number|null)[]}} props */
export function Sparkline({ values }) {
  const any = values?.some(value => value !== null);
  return html`<svg class="spark" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">${any && html`<path d=${sparkPath(values)} />`}</svg>`;
}
