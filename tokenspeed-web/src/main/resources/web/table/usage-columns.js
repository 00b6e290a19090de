/** The columns of the tables of sums: models, providers, projects, devices and sessions. */

import { agent, named, number, project, time, titled } from './cells.js';
import { h } from '../base/dom.js';
import {
  baseName,
  costMark,
  count,
  duration,
  exact,
  exactUsd,
  known,
  outputMark,
  share,
  shortId,
  tokens,
  tps,
  usd,
} from '../base/format.js';
import { spread } from '../chart/spread.js';

/** @param {string} key @param {string} label @param {string} name of the total @param {(n: any) => string} text */
function total(key, label, name, text) {
  const value = r => r.totals[name];
  return number(key, label, name, value, r => titled(text(value(r)), exact(value(r))));
}

/**
 * A column of tokens that include output, which may be a placeholder.
 * @param {string} key
 * @param {string} label
 * @param {string} name
 */
function withOutput(key, label, name) {
  const text = t => (known(t[name]) ? outputMark(t) : '') + tokens(t[name]);
  const cell = r => titled(text(r.totals), exact(r.totals[name]));
  return number(key, label, name, r => r.totals[name], cell);
}

const requests = total('requests', 'Requests', 'requests', count);
const allTokens = withOutput('tokens', 'Tokens', 'totalTokens');
const output = withOutput('output', 'Output', 'outputTokens');
const hits = total('hits', 'Cache hits', 'cacheHitRatio', share);
const errors = total('errors', 'Errors', 'errorRate', n => share(n, 2));
const coverage = total('coverage', 'Coverage', 'speedCoverage', share);

/** @param {any} totals @returns {any[]} the cost, marked where unpriced requests are missing from it */
function costCell(totals) {
  const unpriced = totals.unpricedRequests > 0 ? `${count(totals.unpricedRequests)} requests unpriced` : '';
  const title = [exactUsd(totals.totalCostNanoUsd), unpriced].filter(Boolean).join('; ');
  const mark = costMark(totals);
  return [mark && h('span', { class: 'mark', title }, mark), titled(usd(totals.totalCost), title)];
}

const cost = number(
  'cost',
  'Cost',
  'cost',
  r => r.totals.totalCost,
  r => costCell(r.totals),
);

/** @param {any} totals */
function speedCell({ e2eTps, e2eApproximateCount, e2eSampleCount }) {
  const title = `${exact(e2eTps, 'tok/s')}, n = ${count(e2eSampleCount ?? 0)}`;
  return titled(tps(e2eTps, e2eApproximateCount > 0), title);
}

const speed = number(
  'speed',
  'TPS',
  'e2eTps',
  r => r.totals.e2eTps,
  r => speedCell(r.totals),
);

/** @param {any} row @param {any[]} rows */
function spreadCell(row, rows) {
  const max = Math.max(...rows.map(r => r.e2eTpsP90 ?? 0));
  return spread({ p10: row.e2eTpsP10, p50: row.e2eTpsP50, p90: row.e2eTpsP90 }, max) ?? '—';
}

const percentiles = { ...number('spread', 'p10–p50–p90', 'spread', r => r.e2eTpsP50, spreadCell), numeric: false };

/**
 * A column of names; a click on one filters the page by it.
 * @param {string} filter
 * @param {string} label
 * @param {(row: any) => string} id
 * @param {(name: string, value: string) => void} narrow
 * @param {(row: any) => string} text
 */
function narrowing(filter, label, id, narrow, text = id) {
  const cell = r => {
    const title = `Show only ${id(r)}`;
    const onclick = () => narrow(filter, id(r));
    const props = { type: 'button', class: 'link', 'data-focus': `${filter}-${id(r)}`, title, onclick };
    return h('button', props, named(text(r), title));
  };
  return { key: 'name', label, value: text, cell };
}

const providers = {
  key: 'provider',
  label: 'Provider',
  minor: true,
  value: r => r.providerIDs?.join(', ') ?? null,
  cell: r => named(r.providerIDs?.join(', ') || '—'),
};

const lastUsed = number(
  'last',
  'Last used',
  'lastAt',
  r => r.totals.lastAt,
  r => time(r.totals.lastAt),
);

/** @param {(name: string, value: string) => void} narrow sets a filter */
export function modelColumns(narrow) {
  const name = narrowing('modelId', 'Model', r => r.modelID, narrow);
  return [name, providers, requests, allTokens, output, hits, cost, speed, percentiles, coverage, errors];
}

/** @param {(name: string, value: string) => void} narrow sets a filter */
export function providerColumns(narrow) {
  return [narrowing('providerId', 'Provider', r => r.providerID, narrow), requests, allTokens, cost, speed, errors];
}

/** @param {(name: string, value: string) => void} narrow sets a filter */
export function projectColumns(narrow) {
  const name = narrowing(
    'projectId',
    'Project',
    r => r.projectID,
    narrow,
    r => r.name ?? baseName(r.projectID),
  );
  return [name, requests, allTokens, cost, speed, lastUsed];
}

/** @param {(name: string, value: string) => void} narrow sets a filter */
export function deviceColumns(narrow) {
  const name = narrowing(
    'deviceId',
    'Device',
    r => r.deviceId,
    narrow,
    r => r.name ?? shortId(r.deviceId),
  );
  return [name, requests, allTokens, cost, speed, percentiles, errors, { ...lastUsed, key: 'bucket', label: 'Last bucket' }];
}

/** @param {any} row of the sessions */
const span = row => (known(row.startedAt) && known(row.lastActivity) ? row.lastActivity - row.startedAt : null);

export function sessionColumns() {
  const last = { key: 'last', label: 'Last active', value: r => r.lastActivity, cell: r => time(r.lastActivity) };
  const page = r => `#session-pages/${encodeURIComponent(r.id)}`;
  const id = { key: 'id', label: 'Session', minor: true, value: r => r.id, cell: r => h('a', { href: page(r), 'data-focus': `session-${r.id}` }, named(r.id)) };
  const length = number('length', 'Length', 'sessionLength', span, r => titled(duration(span(r)), exact(span(r), 'ms')));
  return [last, project, agent, id, length, requests, allTokens, cost, speed];
}
