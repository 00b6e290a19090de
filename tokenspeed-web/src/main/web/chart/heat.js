/** Heat maps: a week by hour, and a calendar. The shade is one of seven; each cell says its value. */

import { html } from '../base/html.js';
import { bucket } from '../base/time.js';

const SHADES = 7;
const CELL = 15;
const GAP = 2;
/** Days whose columns are as wide as the name of a month. */
const WIDE_DAYS = 24;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** @param {number|null} value @param {number} max @returns {string} a class of the styles */
function shade(value, max) {
  if (value === null || value === undefined) return 'heat none';
  return `heat h-${max > 0 ? Math.min(SHADES - 1, Math.floor((value / max) * SHADES)) : 0}`;
}

/** @param {(number|null)[]} values */
const most = values => Math.max(0, ...values.filter(value => value !== null));

function Cell({ x, y, value, max, title }) {
  return html`<rect class=${shade(value, max)} x=${x} y=${y} width=${CELL} height=${CELL} rx="2"><title>${title}</title></rect>`;
}

/** @param {{values: (number|null)[], format: (n: any) => string, label: string}} props 7 × 24 values, Monday first */
export function WeekHeat({ values, format, label }) {
  const max = most(values);
  const step = CELL + GAP;
  const hours = [0, 6, 12, 18, 23];
  return html`<svg class="heatmap chart-picture" viewBox=${`0 0 ${36 + 24 * step} ${7 * step + 18}`} role="img" aria-label=${`${label} by weekday and hour`}>
    ${DAYS.map((day, y) => html`<text class="tick" key=${day} x="0" y=${y * step + 12}>${day}</text>`)}
    ${values.map((value, i) => html`<${Cell} key=${i} x=${36 + (i % 24) * step} y=${Math.floor(i / 24) * step} value=${value} max=${max} title=${`${DAYS[Math.floor(i / 24)]} ${i % 24}:00, ${format(value)}`} />`)}
    ${hours.map(hour => html`<text class="tick" key=${hour} x=${36 + hour * step} y=${7 * step + 13}>${hour}</text>`)}
  </svg>`;
}

/** @param {string} day @returns {number} 0 for Monday */
const weekday = day => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** @param {{days: string[], values: (number|null)[], format: (n: any) => string, label: string, onDay: (day: string) => void}} props */
export function CalendarHeat({ days, values, format, label, onDay }) {
  const max = most(values);
  const step = CELL + GAP;
  const first = days.length ? weekday(days[0]) : 0;
  const weeks = Math.ceil((days.length + first) / 7);
  const begins = days.map((day, i) => ({ day, i })).filter(({ day, i }) => i === 0 || day.endsWith('-01'));
  // The first month has no name where the next one's would touch it.
  const months = begins.filter(({ i }, n) => n > 0 || begins.length === 1 || begins[1].i > WIDE_DAYS);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${`${label} by day`}><svg class="calendar chart-picture" width=${36 + weeks * step} height=${7 * step + 18} role="img" aria-label=${`${label} by day, ${days[0]} to ${days.at(-1)}`}>
    ${DAYS.map((day, y) => y % 2 === 0 && html`<text class="tick" key=${day} x="0" y=${y * step + 30}>${day}</text>`)}
    ${months.map(({ day, i }) => html`<text class="tick" key=${day} x=${36 + Math.floor((i + first) / 7) * step} y="11">${day.slice(0, 7)}</text>`)}
    <g onClick=${event => event.target.dataset?.day && onDay(event.target.dataset.day)}>
      ${days.map((day, i) => html`<rect key=${day} data-day=${day} class=${`${shade(values[i], max)} day`} x=${36 + Math.floor((i + first) / 7) * step} y=${18 + ((i + first) % 7) * step} width=${CELL} height=${CELL} rx="2"><title>${`${bucket(Date.parse(`${day}T12:00:00Z`), 'day')}, ${format(values[i])}`}</title></rect>`)}
    </g>
  </svg></div>`;
}
