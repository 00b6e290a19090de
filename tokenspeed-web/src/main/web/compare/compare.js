/** Models side by side: how fast, how reliable, how dear, and whether a difference can be believed. */

import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { count, duration, exactUsd, known, share, tps, usdOf } from '../base/format.js';
import { metricOf } from '../base/metrics.js';
import { Choice, Name, Panel } from '../base/parts.js';
import { go } from '../address/navigation.js';
import { callFor } from '../address/query.js';
import { BoxStrip, sharedAxis } from '../chart/box-strip.js';
import { slotOf } from '../chart/colours.js';
import { labelled } from '../chart/shape.js';
import { Histogram } from '../chart/histogram.js';
import { Empty, Failure } from '../shell/state.js';
import { Placeholders } from '../shell/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { Beyond, MOST_GROUPS } from './beyond.js';
import { chosen, keyOf, MOST, pickText } from './choice.js';
import { Curves } from './curves.js';
import { FastAndPrompt } from './fast-and-prompt.js';
import { StrataPanel } from './strata.js';
import { costPerMillion, verdictOf } from './verdict.js';

const METRICS = [
  ['speed', 'End to end'],
  ['decode', 'Decode'],
  ['ttft', 'First token'],
];

/** @param {{facts: any, route: any}} props */
export function Compare({ facts, route }) {
  const answer = useAnswer(callFor('overview', route, { cmp: 'off' }));
  const { data } = answer;
  if (!data) return html`<h1 class="sr-only">Compare</h1><${Failure} answer=${answer} />${!answer.error && html`<${Placeholders} />`}`;
  if (data.totals.requests === 0) return html`<h1 class="sr-only">Compare</h1><${Empty} meta=${data.meta} route=${route} />`;
  const models = data.models.filter(row => row.measures.requests > 0);
  const keys = chosen(models, route.pick);
  const rows = keys.map(key => models.find(row => keyOf(row) === key));
  const metric = metricOf(['decode', 'ttft'].includes(route.m) ? route.m : 'speed');
  return html`<h1 class="sr-only">Compare</h1>
    <${Failure} answer=${answer} />
    <${Picker} models=${models} keys=${keys} />
    <${Table} rows=${rows} metric=${metric} />
    <${StrataPanel} facts=${facts} route=${route} keys=${keys} metric=${metric} models=${rows} />
    <${Curves} route=${route} keys=${keys} rows=${rows} />
    <${FastAndPrompt} rows=${models} />
    <${Spread} route=${route} keys=${keys} metric=${metric} />`;
}

/** @param {{models: any[], keys: string[]}} props */
function Picker({ models, keys }) {
  const toggle = key => go({ pick: pickText(keys.includes(key) ? keys.filter(other => other !== key) : [...keys, key]) });
  const full = keys.length >= MOST;
  return html`<${Panel} id="picker" title="Compared" hint=${`two to ${MOST}; the first is what the others are compared with`}>
    <div class="row chips">
      ${models.map(row => {
        const key = keyOf(row);
        const on = keys.includes(key);
        return html`<button type="button" key=${key} class="chip" aria-pressed=${String(on)} disabled=${(full && !on) || (on && keys.length === 1)} onClick=${() => toggle(key)}><${Name} text=${row.model} /><span class="hint"> ${row.provider}</span></button>`;
      })}
    </div>
  <//>`;
}

/** The median with its interval and the number of requests that it was taken from. @param {any} spread @param {(n: any) => string} format */
function medianCell(spread, format) {
  if (!known(spread.p50)) return html`<span class="unknown" title="no request with a known value">—</span>`;
  const interval = known(spread.low) ? `95 % interval of the median ${format(spread.low)} to ${format(spread.high)}` : 'too few requests for an interval';
  return html`<span title=${interval}>${format(spread.p50)}</span> <span class="few">n=${count(spread.n)}</span>`;
}

/** @param {any} metric @param {any} axis @param {any} base */
function columnsOf(metric, axis, base) {
  const format = metric.format;
  const verdict = row => verdictOf(row.measures[metric.spread], base, metric.better);
  return [
    { key: 'model', label: 'Model', cell: row => html`<span class=${`key s-${slotOf(keyOf(row))}`} aria-hidden="true"></span> <${Name} text=${row.model} /> <span class="hint">${row.provider}</span>` },
    { key: 'e2e', label: 'End to end, tok/s', numeric: true, cell: row => medianCell(row.measures.e2e, n => tps(n, row.measures.e2eApproximateCount > 0)) },
    { key: 'decode', label: 'Decode, tok/s', numeric: true, cell: row => medianCell(row.measures.decode, tps) },
    { key: 'ttft', label: 'First token', numeric: true, cell: row => medianCell(row.measures.ttft, duration) },
    { key: 'strip', label: `${metric.label}, spread`, cell: row => html`<${BoxStrip} spread=${row.measures[metric.spread]} axis=${axis} format=${format} unit=${metric.unit === 'tok/s' ? 'tok/s' : ''} />` },
    { key: 'verdict', label: 'Difference', cell: row => html`<span class=${`change ${verdict(row).tone}`} title=${verdict(row).title}>${verdict(row).text}</span>` },
    { key: 'errors', label: 'Errors', numeric: true, cell: row => html`<span title=${`${row.measures.failed} of ${row.measures.attempts} attempts`}>${share(row.measures.errorRate, 2)}</span>` },
    { key: 'price', label: 'Cost per 1M output', numeric: true, cell: row => html`<span title=${exactUsd(costPerMillion(row.measures))}>${usdOf(costPerMillion(row.measures))}</span>` },
  ];
}

/** @param {{rows: any[], metric: any}} props */
function Table({ rows, metric }) {
  const axis = sharedAxis(rows.map(row => row.measures[metric.spread]));
  const base = rows[0].measures[metric.spread];
  const tools = html`<${Choice} label="Compared by" options=${METRICS} value=${metric.id} onChange=${m => go({ m })} />`;
  const hint = `${metric.label}, ${metric.better === 'more' ? 'higher' : 'lower'} is better; the cost holds input and caches, too`;
  return html`<${Panel} id="comparison" title="Side by side" hint=${hint} tools=${tools}>
    <${DataTable} label="Comparison" columns=${columnsOf(metric, axis, base)} rows=${rows} keyOf=${keyOf} />
  <//>`;
}

/** @param {{route: any, keys: string[], metric: any}} props */
function Spread({ route, keys, metric }) {
  const answer = useAnswer(callFor('distribution', route, { metric: metric.spread, group: 'model', limit: MOST_GROUPS }));
  const all = answer.data?.groups ?? [];
  const groups = keys.map(key => all.find(group => group.key === key)).filter(Boolean);
  const drawn = labelled(groups).map(group => ({ ...group, slot: slotOf(group.key), metric: metric.spread }));
  return html`<${Panel} id="distribution" title=${`How single requests spread: ${metric.label}`} hint="each row has its own height; the axis is logarithmic" busy=${answer.loading} tall=${!answer.data}>
    ${answer.data && html`<${Histogram} groups=${drawn} format=${metric.format} label=${metric.label} /><${Beyond} keys=${keys} groups=${all} />`}
  <//>`;
}
