/** What the tables show: one list of columns for each. */

import { define } from './definitions.js';
import { h } from './dom.js';
import { baseName, count, dateTime, duration, exact, exactUsd, known, share, toDate, tokens, tps, usd, when } from './format.js';
import { spread } from './spread.js';

/** Speeds on these bases were measured; every other basis is an estimate. */
const MEASURED = new Set(['exact_decode', 'exact_e2e']);

/** @param {any} row of the history @returns {boolean} */
export function isEstimate(row) {
  return Boolean(row.speed) && !MEASURED.has(row.speed.basis);
}

const titled = (text, title) => h('span', { title }, text);
const named = (text, title) => h('bdi', { class: 'name', title: title ?? text }, text);
const time = at => h('time', { datetime: toDate(at)?.toISOString(), title: dateTime(at) }, when(at, new Date()));

/** @param {string} key @param {string} label @param {string} measure @param {(row: any) => any} value @param {(row: any, rows: any[]) => any} cell */
function number(key, label, measure, value, cell) {
  return { key, label, numeric: true, title: define(measure).text, value, cell };
}

const requests = number('requests', 'Requests', 'requests', r => r.totals.requests, r => titled(count(r.totals.requests), exact(r.totals.requests)));
const total = number('tokens', 'Tokens', 'totalTokens', r => r.totals.totalTokens, r => titled(tokens(r.totals.totalTokens), exact(r.totals.totalTokens)));
const output = number('output', 'Output', 'outputTokens', r => r.totals.outputTokens, r => titled(tokens(r.totals.outputTokens), exact(r.totals.outputTokens)));
const hits = number('hits', 'Cache hits', 'cacheHitRatio', r => r.totals.cacheHitRatio, r => share(r.totals.cacheHitRatio));
const errors = number('errors', 'Errors', 'errorRate', r => r.totals.errorRate, r => share(r.totals.errorRate, 2));
const coverage = number('coverage', 'Coverage', 'speedCoverage', r => r.totals.speedCoverage, r => share(r.totals.speedCoverage));

const cost = number('cost', 'Cost', 'cost', r => r.totals.totalCost, r => {
  const unpriced = r.totals.unpricedRequests;
  const missing = unpriced > 0 ? `; ${count(unpriced)} requests unpriced` : '';
  return [titled(usd(r.totals.totalCost), exactUsd(r.totals.totalCostNanoUsd) + missing),
    unpriced > 0 && known(r.totals.totalCost) && h('span', { class: 'mark', title: `${count(unpriced)} requests unpriced` }, '+', h('span', { class: 'sr-only' }, ' and unpriced requests'))];
});

const speed = number('speed', 'TPS', 'e2eTps', r => r.totals.e2eTps, r =>
  titled(tps(r.totals.e2eTps, r.totals.e2eApproximateCount > 0), `${exact(r.totals.e2eTps, 'tok/s')}, n = ${count(r.totals.e2eSampleCount ?? 0)}`));

const percentiles = {
  ...number('spread', 'p10–p50–p90', 'spread', r => r.e2eTpsP50, (r, rows) => {
    const max = Math.max(...rows.map(row => row.e2eTpsP90 ?? 0));
    return spread({ p10: r.e2eTpsP10, p50: r.e2eTpsP50, p90: r.e2eTpsP90 }, max) ?? '—';
  }),
  numeric: false,
};

/** @param {(name: string, value: string) => void} narrow sets a filter */
const filterable = (name, label, id, text, narrow) => ({
  key: 'name', label, value: text,
  cell: r => h('button', { type: 'button', class: 'link', 'data-focus': `${name}-${id(r)}`, title: `Show only ${id(r)}`, onclick: () => narrow(name, id(r)) }, named(text(r), `Show only ${id(r)}`)),
});

/** @param {(name: string, value: string) => void} narrow */
export function modelColumns(narrow) {
  const provider = { key: 'provider', label: 'Provider', value: r => r.providerIDs?.join(', ') ?? null, cell: r => named(r.providerIDs?.join(', ') || '—') };
  return [filterable('modelId', 'Model', r => r.modelID, r => r.modelID, narrow), provider, requests, total, output, hits, cost, speed, percentiles, coverage, errors];
}

/** @param {(name: string, value: string) => void} narrow */
export function providerColumns(narrow) {
  return [filterable('providerId', 'Provider', r => r.providerID, r => r.providerID, narrow), requests, total, cost, speed, errors];
}

/** @param {(name: string, value: string) => void} narrow */
export function projectColumns(narrow) {
  const last = { key: 'last', label: 'Last used', numeric: true, title: define('lastAt').text, value: r => r.totals.lastAt, cell: r => time(r.totals.lastAt) };
  return [filterable('projectId', 'Project', r => r.projectID, r => r.name ?? baseName(r.projectID), narrow), requests, total, cost, speed, last];
}

const STATUS = { ok: 'ok', cancelled: 'warn' };

/** @param {any} row */
function statusCell(row) {
  const status = row.status ?? 'ok';
  return h('span', { class: `badge ${STATUS[status] ?? 'err'}` }, status === 'ok' ? 'OK' : (row.errorKind ?? status).replaceAll('_', ' '));
}

const instant = r => toDate(r.instant ?? r.completedAt ?? r.startedAt)?.getTime() ?? null;

/** @param {any} row @param {number|null} n output tokens; a placeholder of the log is marked as not final */
const outputCell = (row, n) => titled((row.outputReliable === false && known(n) ? '~' : '') + tokens(n), row.outputReliable === false ? 'a placeholder in the log' : exact(n));

/** @param {(row: any) => void} open */
export function requestColumns(open) {
  return [
    { key: 'time', label: 'Time', title: define('instant').text, value: instant, cell: r => h('button', { type: 'button', class: 'link', 'data-focus': `request-${r.id}`, 'aria-haspopup': 'dialog', onclick: () => open(r) }, time(instant(r))) },
    { key: 'model', label: 'Model', value: r => r.modelID, cell: r => named(r.modelID) },
    { key: 'project', label: 'Project', value: r => baseName(r.projectID), cell: r => named(baseName(r.projectID), r.projectID) },
    { key: 'agent', label: 'Agent', value: r => r.tool, cell: r => r.tool ?? '—' },
    number('tokens', 'Tokens', 'totalTokens', r => r.totalTokensAll, r => titled(tokens(r.totalTokensAll), exact(r.totalTokensAll))),
    number('output', 'Output', 'outputTokens', r => r.outputTokensTotal, r => outputCell(r, r.outputTokensTotal)),
    number('speed', 'TPS', 'speedTps', r => r.speed?.tps, r => titled(tps(r.speed?.tps, isEstimate(r)), r.speed ? `${exact(r.speed.tps, 'tok/s')}, ${r.speed.basis}` : 'unknown')),
    number('latency', 'Latency', 'latencyMs', r => r.latencyMs, r => titled(duration(r.latencyMs), exact(r.latencyMs, 'ms'))),
    number('cost', 'Cost', 'cost', r => r.costNanoUsd, r => titled(usd(known(r.costNanoUsd) ? r.costNanoUsd / 1e9 : null), exactUsd(r.costNanoUsd))),
    { key: 'status', label: 'Status', title: define('status').text, value: r => r.status, cell: statusCell },
  ];
}

/** The sessions' table; the end of the id is enough to tell sessions of a day apart. */
export function sessionColumns() {
  const span = r => (known(r.startedAt) && known(r.lastActivity) ? r.lastActivity - r.startedAt : null);
  return [
    { key: 'last', label: 'Last active', value: r => r.lastActivity, cell: r => time(r.lastActivity) },
    { key: 'project', label: 'Project', value: r => baseName(r.projectID), cell: r => named(baseName(r.projectID), r.projectID) },
    { key: 'agent', label: 'Agent', value: r => r.tool, cell: r => r.tool ?? '—' },
    { key: 'id', label: 'Session', value: r => r.id, cell: r => named(r.id) },
    { ...number('length', 'Length', 'latencyMs', span, r => duration(span(r))), title: 'From the first to the last activity.' },
    requests, total, cost, speed,
  ];
}
