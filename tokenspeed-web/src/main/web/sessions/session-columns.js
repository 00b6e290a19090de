/** The columns of tables of sessions, sub-agents and models. */

import { html } from '../base/html.js';
import { count, duration, exact, known, shortId, tokens, usd } from '../base/format.js';
import { visible } from '../base/visible.js';
import { Name, Time } from '../base/parts.js';
import { linkTo } from '../address/navigation.js';

/** @param {{id: string}} props */
export function SessionLink({ id }) {
  return html`<a href=${linkTo({ page: 'sessions', id })} title=${visible(id)}><bdi>${visible(shortId(id))}</bdi></a>`;
}

/** The known cost; `≥` marks that a part is unknown. @param {{cost: any}} props */
export function ActivityCost({ cost }) {
  const missing = cost.unpricedInteractions > 0;
  const title = missing ? `${exact(cost.total, 'USD')}; ${exact(cost.unpricedInteractions)} interactions have a cost that is not known` : exact(cost.total, 'USD');
  return html`<span title=${title}>${missing && known(cost.total) && html`<span class="mark">≥</span>`}${usd(cost.total)}</span>`;
}

const KINDS = { chat: 'requests', db: 'database', api: 'calls', costEvent: 'costs' };

/** @param {any} row @returns {string} `12 requests, 3 database` */
function kindsOf(row) {
  const parts = Object.entries(KINDS).filter(([kind]) => row.interactions[kind] > 0);
  return parts.map(([kind, word]) => `${count(row.interactions[kind])} ${word}`).join(', ') || '—';
}

const tokensColumn = { key: 'tokens', label: 'Tokens', numeric: true, cell: row => html`<span title=${exact(row.totals.totalTokens)}>${tokens(row.totals.totalTokens)}</span>` };

/** @param {any} row */
const length = row => (known(row.startedAt) && known(row.lastActivity) ? row.lastActivity - row.startedAt : null);

const treeColumn = { key: 'tree', label: 'Tokens of the tree', numeric: true, cell: row => html`<span title=${exact(row.treeTotals?.totalTokens)}>${tokens(row.treeTotals?.totalTokens)}</span>` };

/** @param {boolean} trees whether rows stand for whole trees of sessions */
export function sessionColumns(trees = false) {
  return [
    { key: 'id', label: 'Session', cell: row => html`<${SessionLink} id=${row.id} />` },
    { key: 'last', label: 'Last active', cell: row => html`<${Time} at=${row.lastActivity} />` },
    { key: 'project', label: 'Project', cell: row => html`<${Name} text=${row.projectID} short />` },
    { key: 'user', label: 'User', minor: true, cell: row => html`<${Name} text=${row.userID} />` },
    { key: 'tool', label: 'Agent', minor: true, cell: row => html`<${Name} text=${row.tool} />` },
    { key: 'length', label: 'Length', numeric: true, minor: true, cell: row => duration(length(row)) },
    { key: 'kinds', label: 'Interactions', minor: true, cell: kindsOf },
    { key: 'agents', label: 'Sub-agents', numeric: true, minor: true, cell: row => (row.agents > 0 ? count(row.agents) : '—') },
    tokensColumn,
    ...(trees ? [treeColumn] : []),
    { key: 'cost', label: 'Cost', numeric: true, cell: row => html`<${ActivityCost} cost=${row.cost} />` },
  ];
}

export const agentColumns = [
  { key: 'run', label: 'Sub-agent', cell: row => html`<${Name} text=${row.agentRun} />` },
  { key: 'requests', label: 'Requests', numeric: true, cell: row => count(row.totals.requests) },
  tokensColumn,
  { key: 'cost', label: 'Cost', numeric: true, cell: row => usd(row.totals.totalCost) },
];
