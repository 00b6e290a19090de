/** Which models answer soon and which write fast: first wait against speed, a point for each model of each provider. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { count, duration, ENOUGH, known, tps } from '../base/format.js';
import { Name, Panel } from '../base/parts.js';
import { slotOf } from '../chart/colours.js';
import { Quadrant } from '../chart/quadrant.js';
import { labelled } from '../chart/shape.js';
import { DataTable } from '../table/data-table.js';
import { keyOf } from './choice.js';
import { speedOf } from './curves.js';

/** @param {any[]} rows of the overview @param {any} speed @returns {any[]} those of which both are known, from left to right */
export function pointsOf(rows, speed) {
  const both = rows.filter(row => known(row.measures.ttft.p50) && known(row.measures[speed.spread].p50));
  return labelled(both.map(row => ({ key: keyOf(row), label: row.model, provider: row.provider, x: row.measures.ttft.p50, y: row.measures[speed.spread].p50, n: Math.min(row.measures.ttft.n, row.measures[speed.spread].n) })))
    .map(point => ({ ...point, slot: slotOf(point.key) }))
    .filter(point => point.x > 0 && point.y > 0)
    .sort((a, b) => a.x - b.x);
}

/** @param {any} speed */
const columnsOf = speed => [
  { key: 'model', label: 'Model', cell: point => html`<${Name} text=${point.label} />` },
  { key: 'provider', label: 'Provider', cell: point => html`<${Name} text=${point.provider} />` },
  { key: 'x', label: 'First token', numeric: true, cell: point => duration(point.x) },
  { key: 'y', label: `${speed.label}, tok/s`, numeric: true, cell: point => tps(point.y) },
  { key: 'n', label: 'n', numeric: true, cell: point => html`${count(point.n)}${point.n < ENOUGH && html` <span class="few">too few</span>`}` },
];

/** @param {{rows: any[]}} props all models of the overview */
export function FastAndPrompt({ rows }) {
  const [asTable, setTable] = useState(false);
  const speed = speedOf(rows);
  const points = pointsOf(rows, speed);
  const label = `Time to first token against ${speed.label.toLowerCase()}`;
  const table = html`<${DataTable} label=${label} columns=${columnsOf(speed)} rows=${points} keyOf=${point => point.key} />`;
  const tools = html`<button type="button" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>View as table</button>`;
  const hint = `medians of all models; further left and higher is better; the area is the number of requests, pale below ${ENOUGH}`;
  return html`<${Panel} id="quadrant" title=${label} hint=${hint} tools=${tools}>
    ${points.length ? html`<${Quadrant} points=${points} xFormat=${duration} yFormat=${tps} xLabel="Time to first token" yLabel=${`${speed.label}, tok/s`} label=${label} table=${table} asTable=${asTable} />` : html`<p class="none">No model with a known first token and a known speed.</p>`}
  <//>`;
}
