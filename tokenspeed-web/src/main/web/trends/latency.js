/** How first waits, or speeds, of single requests are spread in each part of the time. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { metricOf } from '../base/metrics.js';
import { Choice, Panel } from '../base/parts.js';
import { callFor } from '../address/query.js';
import { LatencyHeat } from '../chart/latency-heat.js';

const SHOWN = [
  ['ttft', 'First token'],
  ['e2e', 'Speed'],
];

/** @param {{route: any}} props */
export function Latency({ route }) {
  const [shown, setShown] = useState('ttft');
  const [asTable, setTable] = useState(false);
  const metric = metricOf(shown === 'e2e' ? 'speed' : shown);
  const answer = useAnswer(callFor('heatmap', route, { kind: 'latency', metric: shown, by: route.by }));
  const tools = html`<${Choice} label="Spread of" options=${SHOWN} value=${shown} onChange=${setShown} /><button type="button" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>View as table</button>`;
  return html`<${Panel} id="latency" title=${`${metric.label}, spread over time`} hint="the stronger the colour, the more requests; the axis is logarithmic" tools=${tools} busy=${answer.loading} tall=${!answer.data}>
    ${answer.data && html`<${LatencyHeat} data=${answer.data} format=${metric.format} label=${`${metric.label}, spread over time`} asTable=${asTable} />`}
  <//>`;
}
