/** The comparison within classes of prompt size: a provider that gets longer prompts is not slower for that. */

import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { count, duration, ENOUGH, known, tps } from '../base/format.js';
import { metricOf } from '../base/metrics.js';
import { Name, Panel } from '../base/parts.js';
import { callFor } from '../address/query.js';
import { slotOf } from '../chart/colours.js';
import { Failure } from '../shell/state.js';
import { Beyond, MOST_GROUPS } from './beyond.js';
import { keyOf } from './choice.js';
import { verdictOf } from './verdict.js';

/** Prompts of unknown size are of all sizes, so nothing is told by them. */
const UNCOMPARED = { text: '—', tone: 'plain', title: 'not compared' };
const PATH = '/api/v1/strata';

/** @param {{size: string, from: number|null, to: number|null}} size */
export function sizeText({ from, to }) {
  if (from === null) return 'Size of the prompt not known';
  if (to === null) return `More than ${count(from - 1)} tokens`;
  return from <= 1 ? `Up to ${count(to)} tokens` : `${count(from)} to ${count(to)} tokens`;
}

/**
 * @param {any} data of the API
 * @param {string[]} keys of what is compared; the first is the baseline
 * @returns {{size: any, rows: any[]}[]} the classes in which something compared has requests, that of unknown sizes last
 */
export function strataOf(data, keys) {
  const groups = keys.map(key => data.groups.find(group => group.key === key)).filter(Boolean);
  return data.sizes
    .map((size, i) => ({ size, rows: groups.map(group => ({ ...group, ...group.strata[i] })) }))
    .filter(({ rows }) => rows.some(row => row.requests > 0))
    .sort((a, b) => (a.size.from ?? Infinity) - (b.size.from ?? Infinity));
}

/** @param {any[]} rows @param {string} spread whether at least two of them have enough requests */
export const comparable = (rows, spread) => rows.filter(row => row[spread].n >= ENOUGH).length > 1;

/** Whether some speeds of a model are estimates. @param {any[]} rows of the overview @param {string} key */
const isEstimated = (rows, key) => rows.some(row => keyOf(row) === key && row.measures.e2eApproximateCount > 0);

/** @param {{spread: any, format: (n: any) => string, mark?: string}} props */
function Median({ spread, format, mark = '' }) {
  if (!known(spread.p50)) return html`<span class="unknown" title="no request with a known value">—</span>`;
  const interval = known(spread.low) ? `${format(spread.low)} to ${format(spread.high)}` : 'too few for an interval';
  return html`${mark}${format(spread.p50)} <span class="few" title="the 95 % interval of the median">${interval}</span> <span class="few">n=${count(spread.n)}</span>`;
}

/** @param {{row: any, base: any, metric: any, speed: any, models: any[]}} props */
function Row({ row, base, metric, speed, models }) {
  const estimated = speed.spread === 'e2e' && isEstimated(models, row.key);
  const verdict = base ? verdictOf(row[metric.spread], base[metric.spread], metric.better) : UNCOMPARED;
  return html`<tr>
    <th scope="row"><span class=${`key s-${slotOf(row.key)}`} aria-hidden="true"></span> <${Name} text=${row.label} /> <span class="hint">${row.provider}</span></th>
    <td class="num">${count(row.requests)}</td>
    <td class="num"><${Median} spread=${row[speed.spread]} format=${tps} mark=${estimated ? '~' : ''} /></td>
    <td class="num"><${Median} spread=${row.ttft} format=${duration} /></td>
    <td><span class=${`change ${verdict.tone}`} title=${verdict.title}>${verdict.text}</span></td>
  </tr>`;
}

/** @param {{stratum: any, keys: string[], metric: any, speed: any, models: any[]}} props */
function Stratum({ stratum: { size, rows }, keys, metric, speed, models }) {
  const few = rows.length > 1 && !comparable(rows, metric.spread);
  const base = size.from === null ? null : rows.find(row => row.key === keys[0]);
  return html`<tbody>
    <tr class="stratum"><th scope="rowgroup" colspan="5">${sizeText(size)}${few && size.from !== null && html` <span class="hint">too few requests to compare: fewer than two have ${ENOUGH} with a known value</span>`}</th></tr>
    ${rows.map(row => html`<${Row} key=${row.key} row=${row} base=${base} metric=${metric} speed=${speed} models=${models} />`)}
  </tbody>`;
}

/** @param {{data: any, keys: string[], metric: any, models: any[]}} props */
function Strata({ data, keys, metric, models }) {
  const strata = strataOf(data, keys);
  if (!strata.length) return html`<p class="none">No request.</p>`;
  const speed = metricOf(metric.id === 'decode' ? 'decode' : 'speed');
  return html`<div class="scroll" tabindex="0" role="group" aria-label="By size of the prompt, table">
    <table>
      <thead><tr><th scope="col">Model</th><th scope="col" class="num">Requests</th><th scope="col" class="num">${speed.label}, tok/s</th><th scope="col" class="num">First token</th><th scope="col">Difference</th></tr></thead>
      ${strata.map(stratum => html`<${Stratum} key=${stratum.size.size} stratum=${stratum} keys=${keys} metric=${metric} speed=${speed} models=${models} />`)}
    </table>
  </div>`;
}

const HINT = 'by all tokens of the prompt, cached ones among them; medians with their 95 % interval';
const ON_HUBS = 'A hub keeps sums of requests without the size of their prompts, so whether longer prompts explain a difference cannot be told here. The local server of a device can tell it for its own requests.';

/** @param {{facts: any, route: any, keys: string[], metric: any, models: any[]}} props `models` of the overview */
export function StrataPanel({ facts, route, keys, metric, models }) {
  const has = facts.endpoints.some(endpoint => endpoint.path === PATH);
  const answer = useAnswer(has ? callFor('strata', route, { group: 'model', limit: MOST_GROUPS }) : null);
  if (!has) return html`<${Panel} id="strata" title="By size of the prompt"><p class="prose">${ON_HUBS}</p><//>`;
  return html`<${Panel} id="strata" title="By size of the prompt" hint=${HINT} busy=${answer.loading} tall=${!answer.data}>
    <${Failure} answer=${answer} />
    ${answer.data && html`<${Strata} data=${answer.data} keys=${keys} metric=${metric} models=${models} /><${Beyond} keys=${keys} groups=${answer.data.groups} />`}
  <//>`;
}
