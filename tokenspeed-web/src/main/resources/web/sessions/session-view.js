/** The page of one session: what it cost and why. */

import { get, getPage } from '../base/api.js';
import { h } from '../base/dom.js';
import { baseName, count, dateTime, duration, exact, tokens, UNKNOWN } from '../base/format.js';
import { createTable } from '../table/tables.js';
import { agentColumns, childColumns, componentColumns, componentRows, costCell, modelColumns, sessionLink, timelineColumns } from './session-columns.js';

const LIMIT = 100;

/** @param {string} title @param {string} hint @param {HTMLElement} content */
const panel = (title, hint, content) =>
  h('section', { class: 'panel' }, h('div', { class: 'panel-head' }, h('h3', {}, title), h('p', { class: 'hint' }, hint)), content);

/** @param {string} title @param {string} hint @param {object} options @param {any[]} rows */
function tablePanel(title, hint, options, rows) {
  const place = h('div');
  createTable(place, { caption: title, sort: null, shown: 12, ...options }).render(rows);
  return panel(title, hint, place);
}

/** @param {[string, any][]} fields */
const facts = fields => h('dl', { class: 'facts' }, fields.filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

/** @param {any} s */
function summary(s) {
  const kinds = s.interactions;
  return facts([
    ['Project', s.projectID && h('bdi', { title: s.projectID }, baseName(s.projectID))],
    ['Agent', s.tool],
    ['User', h('bdi', {}, s.userID)],
    ['Status', s.status],
    ['Started', dateTime(s.startedAt)],
    ['Last active', dateTime(s.lastActivity)],
    ['Length', duration(s.lastActivity - s.startedAt)],
    ['Tokens', h('span', { title: exact(s.totals.totalTokens) }, tokens(s.totals.totalTokens))],
    ['Interactions', count(kinds.chat + kinds.db + kinds.api + kinds.costEvent)],
    ['Cost', costCell(s.cost)],
    ['Started by', s.parentID && sessionLink(s.parentID)],
    ['First session', s.rootID !== s.id && sessionLink(s.rootID)],
  ]);
}

/** @param {any} s */
const treeHint = s => (s.children.length ? `with all sub-sessions ${tokens(s.treeTotals.totalTokens)} tokens` : '');

/** @param {any} s @param {(work: () => Promise<void>) => void} run */
function timeline(s, run) {
  const place = h('div');
  const span = { from: s.startedAt, to: s.lastActivity };
  let rows = [];
  let next = null;
  const show = async page => {
    rows = [...rows, ...page.rows];
    next = page.next;
    table.render(rows, next !== null);
  };
  const table = createTable(place, {
    name: 'timeline',
    caption: 'Interactions',
    columns: timelineColumns(span),
    rowKey: r => r.id,
    sort: null,
    none: 'Nothing happened in this session itself.',
    onMore: () => run(async () => show(await getPage(next))),
  });
  return { element: panel('Interactions', 'earliest first', place), show };
}

/**
 * @param {string} id
 * @param {(work: () => Promise<void>) => void} run
 * @returns {Promise<HTMLElement>}
 */
export async function sessionView(id, run) {
  const path = `sessions/${encodeURIComponent(id)}`;
  const [s, first] = await Promise.all([get(path), getPage(`${path}/interactions`, { limit: LIMIT })]);
  const times = timeline(s, run);
  times.show(first);
  const optional = [
    s.children.length && tablePanel('Sub-sessions', treeHint(s), { name: 'children', columns: childColumns, rowKey: r => r.id }, s.children),
    s.agents.length && tablePanel('Sub-agents', 'inside this session', { name: 'agents', columns: agentColumns, rowKey: r => r.agentRun }, s.agents),
  ];
  return h(
    'div',
    { class: 'stack' },
    h('section', { class: 'panel' }, summary(s), s.metadata && h('p', { class: 'hint' }, Object.entries(s.metadata).map(([k, v]) => `${k}: ${v ?? UNKNOWN}`).join(' · '))),
    h(
      'div',
      { class: 'pair' },
      tablePanel('Cost', s.cost.unpricedInteractions > 0 ? `a part is unknown for ${count(s.cost.unpricedInteractions)} interactions` : '', { name: 'components', columns: componentColumns, rowKey: r => r.name }, componentRows(s.cost)),
      tablePanel('Models', '', { name: 'session-models', columns: modelColumns, rowKey: r => `${r.providerID} ${r.modelID}`, none: 'No request to a model.' }, s.models),
    ),
    optional,
    times.element,
  );
}
