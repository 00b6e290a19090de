/** What a hub shows to people who have not signed in: its public report, and what it leaves out. */

import { useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { address } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { count, exact, exactUsd, tokens, tps, usd, usdOf } from '../base/format.js';
import { Name, Panel, Select } from '../base/parts.js';
import { setZone } from '../base/time.js';
import { TimeChart } from '../chart/time-chart.js';
import { Placeholders } from '../shell/skeleton.js';
import { Failure } from '../shell/state.js';
import { DataTable } from '../table/data-table.js';

const LENGTHS = [['7', '7 days'], ['28', '28 days'], ['90', '90 days'], ['365', '365 days']];

const METRICS = {
  tokens: { label: 'Tokens', column: 'totalTokens', format: tokens, unit: 'tokens' },
  requests: { label: 'Requests', column: 'requests', format: count, unit: 'requests' },
  cost: { label: 'Cost', column: 'totalCostNanoUsd', format: usdOf, unit: 'nano-USD' },
};

const OTHERS = 'others';

/** What is hidden or unpriced is missing, so a cost is a lower bound. @param {number|null} cost */
const atLeast = cost => (cost === null ? usd(cost) : `≥${usd(cost)}`);

const COLUMNS = [
  { key: 'requests', label: 'Requests', numeric: true, cell: ({ measures }) => html`<span title=${exact(measures.requests, 'requests')}>${count(measures.requests)}</span>` },
  { key: 'tokens', label: 'Tokens', numeric: true, cell: ({ measures }) => html`<span title=${exact(measures.totalTokens, 'tokens')}>${tokens(measures.totalTokens)}</span>` },
  { key: 'cost', label: 'Cost', numeric: true, cell: ({ measures }) => html`<span title=${exactUsd(measures.totalCostNanoUsd)}>${atLeast(measures.totalCost)}</span>` },
  { key: 'speed', label: 'tok/s', numeric: true, cell: ({ measures }) => tps(measures.e2eTps, true) },
  { key: 'devices', label: 'Devices', numeric: true, minor: true, title: 'On the day with the most, rounded down to fives', cell: ({ measures }) => `≥${exact(measures.devicesAtLeast)}` },
];

/** @param {string} key @param {string} label */
const named = (key, label) => ({ key, label, cell: row => (row[key] === null ? html`<span class="unknown">${OTHERS}</span>` : html`<${Name} text=${row[key]} />`) });

/** @param {{totals: any}} props */
function Totals({ totals }) {
  const facts = [
    ['Requests', count(totals.requests)],
    ['Tokens', tokens(totals.totalTokens)],
    ['of them output', tokens(totals.outputTokens)],
    ['Cost', atLeast(totals.totalCost)],
    ['Tokens per second', tps(totals.e2eTps, true)],
    ['Devices', totals.devicesAtLeast === null ? '—' : `≥${totals.devicesAtLeast}`],
  ];
  return html`<${Panel} id="public-totals" title="In all">
    <dl class="facts">${facts.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  <//>`;
}

/** @param {any} report @param {any} metric */
function chartOf(report, metric) {
  return {
    label: `${metric.label} by day`,
    t: report.days.map(day => Date.parse(`${day}T00:00:00Z`) / 1000),
    by: 'day',
    zone: 'UTC',
    partial: null,
    format: metric.format,
    unit: metric.unit,
    summary: '',
    drawn: [{ label: metric.label, kind: 'line', slot: 0, values: report.columns[metric.column] }],
  };
}

/** @param {{report: any}} props */
function Course({ report }) {
  const [id, setId] = useState('tokens');
  const [asTable, setTable] = useState(false);
  const chart = useMemo(() => chartOf(report, METRICS[id]), [report, id]);
  const tools = html`
    <${Select} id="public-metric" label="Chart shows" options=${Object.entries(METRICS).map(([key, one]) => [key, one.label])} value=${id} onChange=${setId} />
    <button type="button" id="public-view" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>View as table</button>`;
  return html`<${Panel} id="public-course" title=${chart.label} hint="days of UTC; a gap is a day of which nothing is shown" tools=${tools}>
    <${TimeChart} chart=${chart} asTable=${asTable} />
  <//>`;
}

/** @param {{meta: any}} props */
function Hidden({ meta }) {
  return html`<${Panel} id="public-hidden" title="What is not shown, and why">
    <p>Every number here is a sum of at least ${meta.fewestDevices} devices, none of which has more than ${Math.round(meta.largestShare * 100)} % of it. Models that too few devices used on a day are added up as “${OTHERS}” where that is enough of them, and are left out of everything, the totals too, where it is not. So the numbers are lower bounds.</p>
    <p>A day is added a day after it ended, and does not change any more. Devices, projects, tools, hours, and percentiles are never shown here. Members of this hub see more after signing in.</p>
    <p class="hint">Small groups cannot be hidden completely: whoever knows that a device came or went can compare the days before and after.</p>
  <//>`;
}

/** @param {{report: any}} props */
function Report({ report }) {
  const shown = report.models.length > 0;
  return html`${shown
      ? html`<${Totals} totals=${report.totals} />
          <${Course} report=${report} />
          <${Panel} id="public-providers" title="Providers"><${DataTable} label="Providers" columns=${[named('provider', 'Provider'), ...COLUMNS]} rows=${report.providers} keyOf=${row => String(row.provider)} /><//>
          <${Panel} id="public-models" title="Models"><${DataTable} label="Models" columns=${[named('model', 'Model'), named('provider', 'Provider'), ...COLUMNS]} rows=${report.models} keyOf=${row => `${row.provider}/${row.model}`} /><//>`
      : html`<section class="panel empty" id="public-empty" aria-label="No data"><h2>Nothing to show</h2><p>No day of this time has enough devices in what they did.</p></section>`}
    <${Hidden} meta=${report.meta} />`;
}

export function PublicPage() {
  const [days, setDays] = useState('28');
  const answer = useAnswer(address('api/v1/public', { days }));
  setZone('UTC');
  return html`<div class="stack" id="public">
    <div class="panel-head"><h1>What this hub shows to everybody</h1><span class="hint"></span>
      <${Select} id="public-days" label="Time" options=${LENGTHS} value=${days} onChange=${setDays} /></div>
    <${Failure} answer=${answer} />
    ${answer.data ? html`<${Report} report=${answer.data} />` : !answer.error && html`<${Placeholders} />`}
  </div>`;
}
