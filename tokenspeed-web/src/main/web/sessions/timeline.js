/** A session's requests along its time, one row for each sub-agent, with the cost as it grew. */

import { html } from '../base/html.js';
import { duration, usdOf } from '../base/format.js';
import { clock } from '../base/time.js';
import { visible } from '../base/visible.js';
import { slotOf } from '../chart/colours.js';
import { instantOf } from '../requests/request-facts.js';

const WIDTH = 1000;
const ROW = 18;
const CURVE = 60;

/** @param {any[]} rows @returns {{from: number, to: number}} epoch milliseconds, at least a millisecond apart */
function spanOf(rows) {
  const starts = rows.map(row => row.startedAt ?? instantOf(row).getTime());
  const from = Math.min(...starts);
  return { from, to: Math.max(from + 1, ...rows.map(row => instantOf(row).getTime())) };
}

/** The known cost so far after each request, as a step line. @param {any[]} rows earliest first @param {(at: number) => number} x */
function curve(rows, x) {
  const total = rows.reduce((sum, row) => sum + (row.costNanoUsd ?? 0), 0);
  if (total === 0) return null;
  let sum = 0;
  let path = `M0 ${CURVE}`;
  for (const row of rows) {
    const at = x(instantOf(row).getTime()).toFixed(1);
    path += `H${at}`;
    sum += row.costNanoUsd ?? 0;
    path += `V${(CURVE - (sum / total) * (CURVE - 6)).toFixed(1)}`;
  }
  return { path: `${path}H${WIDTH}`, total };
}

/** @param {{row: any, x: (at: number) => number}} props */
function Bar({ row, x }) {
  const end = instantOf(row).getTime();
  const begin = row.startedAt ?? end;
  const text = `${clock(end)}, ${row.modelID ?? 'unknown model'}, ${duration(row.latencyMs)}, ${usdOf(row.costNanoUsd)}`;
  return html`<rect class=${`request s-${slotOf(`${row.providerID}/${row.modelID}`)}`} x=${x(begin)} y="3" width=${Math.max(2, x(end) - x(begin))} height=${ROW - 6} rx="2"><title>${visible(text)}</title></rect>`;
}

/** @param {{s: any}} props */
export function Timeline({ s }) {
  const rows = s.requests.filter(row => instantOf(row));
  if (!rows.length) return html`<p class="none">No request to a model.</p>`;
  const { from, to } = spanOf(rows);
  const x = at => ((at - from) / (to - from)) * WIDTH;
  const cost = curve(rows, x);
  const label = `${rows.length} requests from ${clock(from)} to ${clock(to)}${cost ? `, together ${usdOf(cost.total)}` : ''}`;
  return html`<figure class="timeline">
    <svg viewBox=${`0 0 ${WIDTH} ${ROW + CURVE + 4}`} preserveAspectRatio="none" role="img" aria-label=${label}>
      <g>${rows.map(row => html`<${Bar} key=${row.id} row=${row} x=${x} />`)}</g>
      ${cost && html`<path class="cost-curve" transform=${`translate(0 ${ROW})`} d=${cost.path} />`}
    </svg>
    <figcaption><span>${clock(from)}</span><span>${label}; the line is the cost as it grew</span><span>${clock(to)}</span></figcaption>
  </figure>`;
}
