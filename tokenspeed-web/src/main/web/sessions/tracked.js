/** What a program tracked beside requests to models: databases, calls and other costs. */

import { html } from '../base/html.js';
import { address } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { count, duration, exact, known, usd } from '../base/format.js';
import { Name, Panel, Time } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { DataTable } from '../table/data-table.js';

const MOST = 1000;
/** The kinds as the API asks for them, as it counts them, and in words. */
const KINDS = [
  ['db', 'db', 'Database'],
  ['api', 'api', 'Call'],
  ['cost_event', 'costEvent', 'Cost'],
];
const TONES = { failed: 'err', cancelled: 'warn' };

/** @param {any} s @param {string} kind @param {string} counted */
function useKind(s, kind, counted) {
  const some = s.interactions[counted] > 0;
  return useAnswer(some ? address(`api/sessions/${encodeURIComponent(s.id)}/interactions`, { kind, limit: MOST }) : null).data ?? [];
}

/** @param {any} row */
function costCell({ cost }) {
  const missing = cost.unpriced?.length > 0;
  return html`<span title=${missing ? `a part is unknown: ${cost.unpriced.join(', ')}` : exact(cost.total, 'USD')}>${missing && known(cost.total) && html`<span class="mark">≥</span>`}${usd(cost.total)}</span>`;
}

/** @param {any} row */
function nameCell(row) {
  const tone = TONES[row.status];
  return html`<${Name} text=${row.name ?? row.id} />${tone && html` <span class=${`badge ${tone}`}>${visible(row.errorKind ?? row.status)}</span>`}`;
}

const COLUMNS = [
  { key: 'at', label: 'Time', cell: row => html`<${Time} at=${row.at} />` },
  { key: 'kind', label: 'Kind', cell: row => KINDS.find(([kind]) => kind === row.kind)?.[2] ?? row.kind },
  { key: 'name', label: 'What', cell: nameCell },
  { key: 'length', label: 'Took', numeric: true, cell: row => html`<span title=${exact(row.durationMs, 'ms')}>${duration(row.durationMs)}</span>` },
  { key: 'cost', label: 'Cost', numeric: true, cell: costCell },
];

/** @param {{s: any}} props */
export function Tracked({ s }) {
  const rows = [...useKind(s, ...KINDS[0]), ...useKind(s, ...KINDS[1]), ...useKind(s, ...KINDS[2])].sort((a, b) => a.at - b.at);
  const all = s.interactions.db + s.interactions.api + s.interactions.costEvent;
  if (all === 0) return null;
  const hint = rows.length < all ? `${count(rows.length)} of ${count(all)}, earliest first` : 'earliest first';
  return html`<${Panel} id="tracked" title="Databases, calls and other costs" hint=${hint}><${DataTable} label="Tracked work" columns=${COLUMNS} rows=${rows} keyOf=${row => row.id} /><//>`;
}
