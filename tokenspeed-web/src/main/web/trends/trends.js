/** How everything developed: a chart for each metric, by model, and the days and hours with most use. */

import { useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { METRICS, metricOf } from '../base/metrics.js';
import { Choice, Panel, Select } from '../base/parts.js';
import { go } from '../address/navigation.js';
import { callFor } from '../address/query.js';
import { CalendarHeat, WeekHeat } from '../chart/heat.js';
import { slotOf } from '../chart/colours.js';
import { labelled } from '../chart/shape.js';
import { chartCsv, download } from '../chart/csv.js';
import { TimeChart } from '../chart/time-chart.js';
import { Latency } from './latency.js';
import { Empty, Failure } from '../shell/state.js';
import { Placeholders } from '../shell/skeleton.js';

const GROUPS = [
  ['model', 'Model'],
  ['provider', 'Provider'],
  ['project', 'Project'],
  ['tool', 'Agent'],
];
const SUMMARIES = { sum: 'whole period', spread: 'median of single requests', share: '' };
const SHOWN = ['tokens', 'cost', 'speed', 'ttft', 'errors', 'cache'];
const HEAT = [
  ['tokens', 'Tokens'],
  ['cost', 'Cost'],
  ['requests', 'Requests'],
  ['e2e', 'Speed'],
];

/** @param {any} data @param {any} metric */
function linesOf(data, metric) {
  const kind = metric.kind === 'sum' ? 'bar' : 'line';
  const own = labelled(data.groups).map(group => ({ label: group.label, kind, dash: true, slot: slotOf(group.key), values: metric.column(group.columns) }));
  if (metric.kind !== 'sum' || !data.other) return own;
  return [...own, { label: `Other (${data.other.groups})`, kind, slot: 'other', values: metric.column(data.other.columns) }];
}

/** @param {{data: any, metric: any}} props */
function Multiple({ data, metric }) {
  const [asTable, setTable] = useState(false);
  const chart = useMemo(
    () => ({
      label: metric.label,
      t: data.t,
      by: data.meta.by,
      zone: data.meta.tz,
      partial: data.meta.partialFrom,
      format: metric.format,
      unit: metric.id === 'cost' ? 'nano-USD' : metric.unit,
      summary: SUMMARIES[metric.kind],
      drawn: linesOf(data, metric),
    }),
    [data, metric],
  );
  const tools = html`<button type="button" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>Table</button><button type="button" onClick=${() => download(`tokenspeed-${metric.id}.csv`, chartCsv(chart))}>CSV</button>`;
  return html`<${Panel} id=${`trend-${metric.id}`} title=${metric.label} tools=${tools}><${TimeChart} chart=${chart} asTable=${asTable} /><//>`;
}

/** @param {{route: any}} props */
function Heat({ route }) {
  const [metric, setMetric] = useState('tokens');
  const format = metricOf(metric === 'e2e' ? 'speed' : metric).format;
  const week = useAnswer(callFor('heatmap', route, { kind: 'week', metric }));
  const calendar = useAnswer(callFor('heatmap', route, { kind: 'calendar', metric }));
  const tools = html`<${Choice} label="Heat maps show" options=${HEAT} value=${metric} onChange=${setMetric} />`;
  const day = chosen => go({ page: 'overview', period: 'custom', from: chosen, to: chosen });
  return html`<${Panel} id="heat" title="When" hint="darker is more; a day opens its overview" tools=${tools} busy=${week.loading} tall=${!week.data}>
    <div class="heats">
    ${calendar.data && html`<${CalendarHeat} days=${calendar.data.days} values=${calendar.data.values} format=${format} label=${metric} onDay=${day} />`}
    ${week.data && html`<${WeekHeat} values=${week.data.values} format=${format} label=${metric} />`}
    </div>
  <//>`;
}

/** @param {{route: any}} props */
export function Trends({ route }) {
  const [group, setGroup] = useState('model');
  const answer = useAnswer(callFor('series', route, { by: route.by, cmp: 'off', group, limit: 6 }));
  const { data } = answer;
  if (!data) return html`<h1 class="sr-only">Trends</h1><${Failure} answer=${answer} />${!answer.error && html`<${Placeholders} />`}`;
  if (data.groups.length === 0) return html`<h1 class="sr-only">Trends</h1><${Empty} meta=${data.meta} route=${route} />`;
  return html`<h1 class="sr-only">Trends</h1>
    <${Failure} answer=${answer} />
    <div class="row"><${Select} id="trend-group" label="Broken down by" options=${GROUPS.map(([id, name]) => [id, `by ${name.toLowerCase()}`])} value=${group} onChange=${setGroup} /></div>
    <div class="pair">${METRICS.filter(metric => SHOWN.includes(metric.id)).map(metric => html`<${Multiple} key=${metric.id} data=${data} metric=${metric} />`)}</div>
    <${Latency} route=${route} />
    <${Heat} route=${route} />`;
}
