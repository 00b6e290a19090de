/** The columns of the tables on the pages of sessions. */

import { agent, named, number, project, time, titled } from '../table/cells.js';
import { define } from '../base/definitions.js';
import { h, svg } from '../base/dom.js';
import { count, duration, exact, known, shortId, tokens, usd } from '../base/format.js';

const KINDS = { chat: 'Request', db: 'Database', api: 'Call', cost_event: 'Cost' };
const STRIP = { width: 120, height: 10 };

/** @param {string} id @returns {string} the address of a session's page */
export const sessionPage = id => `#session-pages/${encodeURIComponent(id)}`;

/** @param {string} id */
export const sessionLink = id => h('a', { href: sessionPage(id), title: id, 'data-focus': `session-${id}` }, h('bdi', {}, shortId(id)));

/** @param {any} cost @returns {any[]} the known cost; `≥` marks that a part is unknown */
export function costCell(cost) {
  const missing = known(cost.unpricedInteractions) ? cost.unpricedInteractions > 0 : cost.unpriced?.length > 0;
  const title = missing ? `${exact(cost.total, 'USD')}; a part is unknown` : exact(cost.total, 'USD');
  return [missing && known(cost.total) && h('span', { class: 'mark', title }, '≥'), titled(usd(cost.total), title)];
}

const plain = (key, label, value, cell, minor = false) => ({ key, label, minor, value, cell });
const sum = (key, label, measure, value) => number(key, label, measure, value, r => titled(tokens(value(r)), exact(value(r))));

const session = plain('id', 'Session', r => r.id, r => sessionLink(r.id));
const last = plain('last', 'Last active', r => r.lastActivity, r => time(r.lastActivity));
const user = plain('user', 'User', r => r.userID, r => named(r.userID), true);
const cost = number('cost', 'Cost', 'activityCost', r => r.cost.total, r => costCell(r.cost));

/** @param {any} r @returns {string} `12 requests, 3 database` */
const kindsOf = r =>
  Object.entries({ chat: 'requests', db: 'database', api: 'calls', costEvent: 'costs' })
    .filter(([kind]) => r.interactions[kind] > 0)
    .map(([kind, word]) => `${count(r.interactions[kind])} ${word}`)
    .join(', ') || '—';

const kinds = plain('kinds', 'Interactions', r => Object.values(r.interactions).reduce((a, b) => a + b, 0), kindsOf, true);
const agents = number('agents', 'Sub-agents', 'agentRuns', r => r.agents, r => (r.agents > 0 ? count(r.agents) : '—'));
const used = sum('tokens', 'Tokens', 'totalTokens', r => r.totals.totalTokens);
const tree = sum('tree', 'Tokens of the tree', 'treeTokens', r => r.treeTotals?.totalTokens);

/** @param {boolean} roots whether whole trees are listed */
export const listColumns = roots => [session, last, project, agent, user, kinds, agents, used, roots && tree, cost].filter(Boolean);

export const childColumns = [session, last, agent, kinds, agents, used, cost];

const money = number('cost', 'Cost', 'cost', r => r.totals.totalCost, r => usd(r.totals.totalCost));
const requests = number('requests', 'Requests', 'requests', r => r.totals.requests, r => count(r.totals.requests));

export const modelColumns = [plain('model', 'Model', r => r.modelID, r => named(r.modelID)), plain('provider', 'Provider', r => r.providerID, r => named(r.providerID), true), requests, used, money];

export const agentColumns = [plain('run', 'Sub-agent', r => r.agentRun, r => named(r.agentRun)), requests, used, money];

/**
 * Where in the time of the session an interaction lay.
 * @param {any} r @param {{from: number, to: number}} span
 */
function strip(r, span) {
  const all = Math.max(1, span.to - span.from);
  const at = ms => Math.min(1, Math.max(0, (ms - span.from) / all)) * STRIP.width;
  const end = at(r.at);
  const width = Math.max(2, end - at(r.at - (r.durationMs ?? 0)));
  const bar = svg('rect', { class: `bar ${r.kind}`, x: Math.max(0, end - width), y: 1, width, height: STRIP.height - 2, rx: 2 });
  return svg('svg', { class: 'strip', width: STRIP.width, height: STRIP.height, 'aria-hidden': 'true' }, bar);
}

const STATUS = { ok: null, failed: 'err', cancelled: 'warn' };

/** @param {any} r */
function what(r) {
  const name = r.kind === 'chat' ? r.modelID : (r.name ?? r.id);
  const sign = STATUS[r.status] && h('span', { class: `badge ${STATUS[r.status]}` }, r.errorKind ?? r.status);
  return [named(name), r.agentRun && [' ', h('span', { class: 'hint', title: `Sub-agent ${r.agentRun}` }, 'sub-agent')], sign && [' ', sign]];
}

/** @param {{from: number, to: number}} span of the session */
export const timelineColumns = span => [
  plain('at', 'Time', r => r.at, r => time(r.at)),
  plain('kind', 'Kind', r => r.kind, r => KINDS[r.kind] ?? r.kind),
  plain('what', 'What', r => r.modelID ?? r.name, what),
  plain('strip', 'When', r => r.at, r => strip(r, span), true),
  number('length', 'Took', 'latencyMs', r => r.durationMs, r => titled(duration(r.durationMs), exact(r.durationMs, 'ms'))),
  number('tokens', 'Tokens', 'totalTokens', allTokens, r => titled(tokens(allTokens(r)), exact(allTokens(r)))),
  number('cost', 'Cost', 'activityCost', r => r.cost.total, r => costCell(r.cost)),
];

/** @param {any} r */
function allTokens(r) {
  return r.tokens && r.tokens.input + r.tokens.cacheRead + r.tokens.cacheWrite + r.tokens.output;
}

const COMPONENTS = { aiTokens: 'Tokens of models', dbOps: 'Databases', apiCalls: 'Calls and server tools', computeTime: 'Processors' };

/** @param {any} cost @returns {any[]} the rows of the table of components */
export const componentRows = cost => Object.entries(COMPONENTS).map(([name, label]) => ({ name, label, usd: cost[name], of: cost.total }));

export const componentColumns = [
  plain('label', 'Component', r => r.label, r => h('span', { title: define(r.name).text }, r.label)),
  number('usd', 'Cost', 'activityCost', r => r.usd, r => titled(usd(r.usd), exact(r.usd, 'USD'))),
  number('share', 'Share', 'costShare', r => (r.of ? r.usd / r.of : null), r => (r.of && known(r.usd) ? `${((100 * r.usd) / r.of).toFixed(1)} %` : '—')),
];
