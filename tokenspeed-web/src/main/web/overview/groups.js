/** Projects, and on a hub devices, with their sums and course. */

import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { baseName, tps } from '../base/format.js';
import { CostSum, RequestsSum, TokensSum } from '../base/sums.js';
import { Name, Panel } from '../base/parts.js';
import { withFilter } from '../address/filters.js';
import { go } from '../address/navigation.js';
import { callFor } from '../address/query.js';
import { Sparkline } from '../chart/sparkline.js';
import { DataTable } from '../table/data-table.js';

const MOST = 12;

/** @param {string} dimension @param {any} route @param {(row: any) => any} text */
function nameColumn(dimension, label, route, text) {
  const narrow = row => go({ filters: withFilter(route.filters, { op: 'is', dimension, values: [row.key] }) });
  return { key: 'name', label, cell: row => html`<button type="button" class="link strong" onClick=${() => narrow(row)}>${text(row)}</button>` };
}

const SUMS = [
  { key: 'requests', label: 'Requests', numeric: true, cell: row => html`<${RequestsSum} m=${row.measures} />` },
  { key: 'tokens', label: 'Tokens', numeric: true, cell: row => html`<${TokensSum} m=${row.measures} />` },
  { key: 'cost', label: 'Cost', numeric: true, cell: row => html`<${CostSum} m=${row.measures} />` },
  { key: 'speed', label: 'tok/s', numeric: true, cell: row => html`<span title=${`n = ${row.measures.e2e.n}`}>${tps(row.measures.e2e.p50, row.measures.e2eApproximateCount > 0)}</span>` },
];

const COURSE = { key: 'course', label: 'Tokens over time', minor: true, cell: row => html`<${Sparkline} values=${row.columns.totalTokens} />` };

/** @param {{route: any}} props */
export function ProjectsPanel({ route }) {
  const answer = useAnswer(callFor('series', route, { by: route.by, cmp: 'off', group: 'project', limit: MOST }));
  const columns = [nameColumn('project', 'Project', route, row => html`<${Name} text=${row.label ?? baseName(row.key)} title=${row.key} short />`), ...SUMS, COURSE];
  const other = answer.data?.other ? `and ${answer.data.other.groups} more` : '';
  return html`<${Panel} id="projects" title="Projects" hint=${other} busy=${answer.loading} tall=${!answer.data}>
    ${answer.data && html`<${DataTable} label="Projects" columns=${columns} rows=${answer.data.groups} keyOf=${row => row.key} empty="No request names its project." />`}
  <//>`;
}

/** @param {{route: any}} props */
export function DevicesPanel({ route }) {
  const answer = useAnswer(callFor('devices', route));
  const rows = (answer.data?.items ?? []).map((item, i) => ({ ...item, key: item.deviceId, label: item.name || `Device ${i + 1}` }));
  const columns = [nameColumn('device', 'Device', route, row => html`<${Name} text=${row.label} title=${row.deviceId} />`), ...SUMS];
  return html`<${Panel} id="devices" title="Devices" busy=${answer.loading} tall=${!answer.data}>
    ${answer.data && html`<${DataTable} label="Devices" columns=${columns} rows=${rows} keyOf=${row => row.key} empty="No device has sent anything in this period." />`}
  <//>`;
}
