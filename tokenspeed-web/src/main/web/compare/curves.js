/** How the single requests of what is compared add up: a cumulative curve of a speed, and one of the first wait. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { metricOf } from '../base/metrics.js';
import { Panel } from '../base/parts.js';
import { callFor } from '../address/query.js';
import { slotOf } from '../chart/colours.js';
import { Cumulative } from '../chart/cumulative.js';
import { labelled } from '../chart/shape.js';
import { Beyond, MOST_GROUPS } from './beyond.js';

/** Decode speed, or where none is known the speed from end to end. @param {any[]} rows of the overview */
export const speedOf = rows => metricOf(rows.some(row => row.measures.decode.n > 0) ? 'decode' : 'speed');

/** @param {{route: any, keys: string[], metric: any}} props */
function Curve({ route, keys, metric }) {
  const [asTable, setTable] = useState(false);
  const answer = useAnswer(callFor('distribution', route, { metric: metric.spread, group: 'model', limit: MOST_GROUPS }));
  const all = answer.data?.groups ?? [];
  const groups = labelled(keys.map(key => all.find(group => group.key === key)).filter(Boolean)).map(group => ({ ...group, slot: slotOf(group.key) }));
  const tools = html`<button type="button" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>View as table</button>`;
  const hint = `share of requests with at most this value; ${metric.better === 'less' ? 'further left' : 'further right'} is better`;
  return html`<${Panel} id=${`curve-${metric.id}`} title=${`${metric.label}, cumulative`} hint=${hint} tools=${tools} busy=${answer.loading} tall=${!answer.data}>
    ${answer.data && html`<${Cumulative} groups=${groups} format=${metric.format} label=${`${metric.label}, cumulative`} asTable=${asTable} /><${Beyond} keys=${keys} groups=${all} />`}
  <//>`;
}

/** @param {{route: any, keys: string[], rows: any[]}} props */
export function Curves({ route, keys, rows }) {
  return html`<div class="pair">
    <${Curve} key="speed" route=${route} keys=${keys} metric=${speedOf(rows)} />
    <${Curve} key="ttft" route=${route} keys=${keys} metric=${metricOf('ttft')} />
  </div>`;
}
