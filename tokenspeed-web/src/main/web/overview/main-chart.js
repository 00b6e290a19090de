/** The large chart of the overview, of the metric that a card chooses. */

import { useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { dayOf } from '../base/time.js';
import { METRICS } from '../base/metrics.js';
import { Panel, Select } from '../base/parts.js';
import { go } from '../address/navigation.js';
import { callFor } from '../address/query.js';
import { chartCsv, download } from '../chart/csv.js';
import { TimeChart } from '../chart/time-chart.js';
import { chartOf } from './chart-data.js';

const WORDS = { more: 'higher is better', less: 'lower is better' };
const STEPS = { hour: 'by hour', day: 'by day', week: 'by week', month: 'by month' };

/** @param {any} metric @param {string} by */
function hintOf(metric, by) {
  const parts = [STEPS[by], metric.kind === 'spread' && 'of single requests, the band holds the middle 80 %', WORDS[metric.better]];
  return parts.filter(Boolean).join(', ');
}

/** @param {{data: any, route: any, metric: any}} props */
export function MainChart({ data, route, metric }) {
  const [asTable, setTable] = useState(false);
  const groups = useAnswer(metric.kind === 'sum' ? callFor('series', route, { by: route.by, cmp: 'off', group: 'model', limit: 5 }) : null);
  const waiting = metric.kind === 'sum' && !groups.data && !groups.error;
  const chart = useMemo(() => chartOf(data, metric, groups.data), [data, metric, groups.data]);
  const zoom = (from, to) => go({ period: 'custom', from: dayOf(chart.t[from] * 1000), to: dayOf((chart.t[to + 1] ?? chart.t[to]) * 1000 - (chart.t[to + 1] ? 1000 : 0)) });
  const tools = html`
    <${Select} id="chart-metric" label="Chart shows" options=${METRICS.map(one => [one.id, one.label])} value=${metric.id} onChange=${id => go({ m: id === 'tokens' ? '' : id })} />
    <button type="button" id="chart-view" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>View as table</button>
    <button type="button" onClick=${() => download(`tokenspeed-${metric.id}.csv`, chartCsv(chart))}>CSV</button>`;
  return html`<${Panel} id="chart" title=${chart.label} hint=${hintOf(metric, data.meta.by)} tools=${tools}>
    ${waiting ? html`<div class="chart-body"></div>` : html`<${TimeChart} chart=${chart} asTable=${asTable} onSelect=${data.meta.by === 'hour' ? null : zoom} />`}
  <//>`;
}
