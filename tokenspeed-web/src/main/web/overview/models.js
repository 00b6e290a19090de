/** Providers with their models: requests, tokens, cost, and the spread of speed or time on one axis. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { count, duration, ENOUGH, share, tps } from '../base/format.js';
import { CostSum, RequestsSum, TokensSum } from '../base/sums.js';
import { visible } from '../base/visible.js';
import { Choice, Name, Panel } from '../base/parts.js';
import { withFilter } from '../address/filters.js';
import { go, linkTo } from '../address/navigation.js';
import { BoxStrip, sharedAxis } from '../chart/box-strip.js';
import { DataTable, sorted } from '../table/data-table.js';

const SPREADS = [
  ['e2e', 'Speed'],
  ['decode', 'Decode'],
  ['ttft', 'First token'],
];

/** @param {any} measures @param {string} name */
function SpreadText({ measures, name }) {
  const spread = measures[name];
  if (spread.n === 0) return html`<span class="unknown" title="no request with a known value">—</span>`;
  const estimated = name === 'e2e' && measures.e2eApproximateCount > 0;
  const text = name === 'ttft' ? duration(spread.p50) : tps(spread.p50, estimated);
  return html`<span title=${`median of ${count(spread.n)} requests`}>${text}</span>${spread.n < ENOUGH && html`<span class="few"> n=${spread.n}</span>`}`;
}

/** @param {string} key @param {string} label @param {(m: any) => number|null} value @param {(row: any) => any} cell @param {boolean} [minor] */
const number = (key, label, value, cell, minor = false) => ({ key, label, numeric: true, minor, value: row => value(row.measures), cell });

/** @param {string} spread @param {any} axis @param {(row: any) => any} nameCell */
function columnsOf(spread, axis, nameCell) {
  const time = spread === 'ttft';
  return [
    { key: 'name', label: 'Provider and model', value: row => row.model ?? row.provider, cell: nameCell },
    number('requests', 'Requests', m => m.requests, row => html`<${RequestsSum} m=${row.measures} />`),
    number('tokens', 'Tokens', m => m.totalTokens, row => html`<${TokensSum} m=${row.measures} />`),
    number('cost', 'Cost', m => m.totalCostNanoUsd, row => html`<${CostSum} m=${row.measures} />`),
    number('speed', 'tok/s', m => m.e2e.p50, row => html`<${SpreadText} measures=${row.measures} name="e2e" />`),
    { key: 'spread', label: `${SPREADS.find(([id]) => id === spread)[1]} spread`, minor: true, cell: row => html`<${BoxStrip} spread=${row.measures[spread]} axis=${axis} format=${time ? duration : tps} unit=${time ? '' : 'tok/s'} />` },
    number('ttft', 'First token', m => m.ttft.p50, row => html`<${SpreadText} measures=${row.measures} name="ttft" />`),
    number('cache', 'Cache hits', m => m.cacheHitRatio, row => share(row.measures.cacheHitRatio), true),
    number('errors', 'Errors', m => m.errorRate, row => share(row.measures.errorRate, 2)),
  ];
}

/** @param {any} row */
const hasUsage = row => row.measures.requests > 0;

/** Attempts that a model never answered have no tokens, cost or speed to show. @param {{models: any[]}} props */
function WithoutUsage({ models }) {
  const rows = models.filter(row => !hasUsage(row));
  const sum = name => rows.reduce((all, row) => all + row.measures[name], 0);
  if (!rows.length) return null;
  const names = rows.map(row => (row.model === row.provider ? row.model : `${row.provider} ${row.model}`));
  return html`<p class="hint table-note">Also ${count(sum('failed'))} failed and ${count(sum('cancelled'))} cancelled attempts of ${visible(names.join(', '))}, without usage.</p>`;
}

/** Models below their provider, both in the chosen order. @param {any} data @param {any[]} columns @param {string} sort @param {Set<string>} closed */
function treeOf(data, columns, sort, closed) {
  const providers = sorted(data.providers.filter(hasUsage), columns, sort);
  return providers.flatMap(provider => {
    const models = data.models.filter(model => model.provider === provider.provider && hasUsage(model));
    return [provider, ...(closed.has(provider.provider) ? [] : sorted(models, columns, sort))];
  });
}

/** @param {any} axis @param {string} spread */
function hintOf(axis, spread) {
  if (!axis) return 'no request with a known value in this period';
  const format = spread === 'ttft' ? duration : n => `${tps(n)} tok/s`;
  return `box: middle half, whiskers: p5 to p95, shared ${axis.log ? 'logarithmic ' : ''}axis ${format(axis.min)} to ${format(axis.max)}`;
}

/** @param {{data: any, route: any}} props */
export function ModelsPanel({ data, route }) {
  const [spread, setSpread] = useState('e2e');
  const [closed, setClosed] = useState(new Set());
  const toggle = provider => {
    const next = new Set(closed);
    if (!next.delete(provider)) next.add(provider);
    setClosed(next);
  };
  const narrow = (dimension, value) => go({ filters: withFilter(route.filters, { op: 'is', dimension, values: [value] }) });
  const nameCell = row =>
    row.model === undefined
      ? html`<button type="button" class="twist" aria-expanded=${String(!closed.has(row.provider))} aria-label=${`Models of ${row.provider}`} onClick=${() => toggle(row.provider)}></button><button type="button" class="link strong" title=${`Show only ${row.provider}`} onClick=${() => narrow('provider', row.provider)}><${Name} text=${row.provider} /></button>`
      : html`<button type="button" class="link indent" title=${`Show only ${row.model}`} onClick=${() => narrow('model', row.model)}><${Name} text=${row.model} /></button>`;
  const axis = sharedAxis(data.models.map(row => row.measures[spread]));
  const columns = columnsOf(spread, axis, nameCell);
  const sort = route.sort || '-tokens';
  const tools = html`<${Choice} label="Spread shows" options=${SPREADS} value=${spread} onChange=${setSpread} /><a class="button" href=${linkTo({ page: 'compare' })}>Compare</a>`;
  return html`<${Panel} id="models" title="Providers and models" hint=${hintOf(axis, spread)} tools=${tools}>
    <${DataTable} label="Providers and models" columns=${columns} rows=${treeOf(data, columns, sort, closed)} keyOf=${row => `${row.provider} ${row.model ?? ''}`} sort=${sort} onSort=${next => go({ sort: next }, { replace: true })} classOf=${row => (row.model === undefined ? 'provider' : '')} />
    <${WithoutUsage} models=${data.models} />
  <//>`;
}
