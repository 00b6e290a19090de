/** What a session cost: by component, and its tokens by model and kind, which add up to the tokens' cost. */

import { html } from '../base/html.js';
import { define } from '../base/definitions.js';
import { count, exact, exactUsd, known, share, usd, usdOf } from '../base/format.js';
import { Name } from '../base/parts.js';
import { sumOf } from '../chart/shape.js';
import { DataTable } from '../table/data-table.js';

const COMPONENTS = { aiTokens: 'Tokens of models', dbOps: 'Databases', apiCalls: 'Calls and server tools', computeTime: 'Processors' };

const KINDS = { input: 'Input', cacheRead: 'Cache read', cacheWrite5m: 'Cache write, 5 minutes', cacheWrite1h: 'Cache write, 1 hour', output: 'Output', reasoning: 'Reasoning', logged: 'as the log says', unpriced: 'no price' };

/** @param {{cost: any}} props */
export function Components({ cost }) {
  const rows = Object.entries(COMPONENTS).map(([name, label]) => ({ name, label, usd: cost[name] }));
  const columns = [
    { key: 'label', label: 'Component', cell: row => html`<span title=${define(row.name).text}>${row.label}</span>` },
    { key: 'usd', label: 'Cost', numeric: true, cell: row => html`<span title=${exact(row.usd, 'USD')}>${usd(row.usd)}</span>` },
    { key: 'share', label: 'Share', numeric: true, cell: row => (cost.total > 0 && known(row.usd) ? share(row.usd / cost.total) : '—') },
  ];
  return html`<${DataTable} label="Cost by component" columns=${columns} rows=${rows} keyOf=${row => row.name} />`;
}

/** @param {any} row the price of a million tokens */
const priceOf = row => (known(row.unitNanoUsd) ? usdOf(row.unitNanoUsd * 1e6) : '—');

/** @param {{rows: any[]}} props */
export function Breakdown({ rows }) {
  const columns = [
    { key: 'model', label: 'Model', cell: row => html`<${Name} text=${row.model} />` },
    { key: 'kind', label: 'Tokens', cell: row => KINDS[row.kind] ?? row.kind },
    { key: 'tokens', label: 'Count', numeric: true, cell: row => html`<span title=${exact(row.tokens)}>${count(row.tokens)}</span>` },
    { key: 'price', label: 'per 1M', numeric: true, cell: priceOf },
    { key: 'cost', label: 'Cost', numeric: true, cell: row => html`<span title=${exactUsd(row.costNanoUsd)}>${usdOf(row.costNanoUsd)}</span>` },
  ];
  const sum = sumOf(rows.map(row => row.costNanoUsd));
  return html`<${DataTable} label="Cost of tokens" columns=${columns} rows=${rows} keyOf=${row => `${row.provider} ${row.model} ${row.kind} ${row.unitNanoUsd}`} empty="No request to a model." />
    ${rows.length > 0 && html`<p class="hint" id="breakdown-sum">Together <strong title=${exactUsd(sum)}>${usdOf(sum)}</strong></p>`}`;
}
