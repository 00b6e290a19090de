/** A drawing whose values can be read one by one, by keyboard and pointer, and the same numbers as a table. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { moved, useSpoken } from './reading.js';

/**
 * @param {object} props
 * @param {string} props.label
 * @param {number} props.size how many values can be read
 * @param {(at: number) => string} props.textOf what is said of one
 * @param {(x: number, y: number, width: number) => number} props.nearest the value at a point, whose coordinates are shares of the
 *     width, which is in pixels, and of the height
 * @param {(at: number|null) => any} props.draw the drawing, with one of its values marked
 * @param {any} props.table
 * @param {boolean} props.asTable
 */
export function ReadChart({ label, size, textOf, nearest, draw, table, asTable }) {
  const [chosen, setAt] = useState(null);
  const at = chosen !== null && chosen < size ? chosen : null;
  const text = at === null ? '' : textOf(at);
  const spoken = useSpoken(text);
  const onKeyDown = event => {
    const next = moved(at, event, size - 1);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  const onPointerMove = event => {
    const drawing = event.currentTarget.querySelector('svg, canvas').getBoundingClientRect();
    setAt(nearest((event.clientX - drawing.left) / drawing.width, (event.clientY - drawing.top) / drawing.height, drawing.width));
  };
  if (asTable) return table;
  return html`<div class="scroll read-chart" tabindex="0" role="group" aria-roledescription="chart" aria-label=${`${label}. Arrow keys read single values, Escape ends.`} onKeyDown=${onKeyDown} onPointerMove=${onPointerMove} onPointerLeave=${() => setAt(null)}>
      ${draw(at)}
    </div>
    <p class="reading one-line">${text}</p>
    <p class="sr-only" aria-live="polite">${spoken}</p>`;
}
