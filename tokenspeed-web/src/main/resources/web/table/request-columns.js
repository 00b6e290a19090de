/** The columns of the table of recent requests. */

import { agent, named, number, project, time, titled } from './cells.js';
import { define } from '../base/definitions.js';
import { h } from '../base/dom.js';
import { duration, exact, exactUsd, known, toDate, tokens, tps, usd } from '../base/format.js';

/** Speeds on these bases were measured; every other basis is an estimate. */
const MEASURED = new Set(['exact_decode', 'exact_e2e']);
const COUNTERS = [
  'totalTokensAll',
  'outputTokensTotal',
  'inputTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'reasoningTokens',
];
const STATUS = { ok: 'ok', cancelled: 'warn' };

/** @param {any} row of the history @returns {boolean} */
export function isEstimate(row) {
  return Boolean(row.speed) && !MEASURED.has(row.speed.basis);
}

/** The end of a request, else its start. @param {any} row @returns {Date|null} */
export function instantOf(row) {
  return toDate(row.instant ?? row.completedAt ?? row.startedAt);
}

/** A failed attempt that reports no token has unknown counts, not zeros. @param {any} row */
export function withoutFalseZeros(row) {
  if (row.status === 'ok' || row.totalTokensAll !== 0) return row;
  return { ...row, ...Object.fromEntries(COUNTERS.map(name => [name, null])) };
}

/** @param {any} row */
function statusCell({ status = 'ok', errorKind }) {
  const text = status === 'ok' ? 'OK' : (errorKind ?? status).replaceAll('_', ' ');
  return h('span', { class: `badge ${STATUS[status] ?? 'err'}` }, text);
}

/** A placeholder of the log is marked, because it is not the final count. @param {any} row */
function outputCell({ outputTokensTotal: n, outputReliable }) {
  const placeholder = outputReliable === false && known(n);
  return titled((placeholder ? '~' : '') + tokens(n), placeholder ? 'a placeholder in the log' : exact(n));
}

/** @param {any} row */
function speedCell(row) {
  const title = row.speed ? `${exact(row.speed.tps, 'tok/s')}, ${row.speed.basis}` : 'unknown';
  return titled(tps(row.speed?.tps, isEstimate(row)), title);
}

/** @param {any} row */
function costCell({ costNanoUsd: nanos }) {
  return titled(usd(known(nanos) ? nanos / 1e9 : null), exactUsd(nanos));
}

/** @param {any} row @param {(row: any) => void} open */
function timeCell(row, open) {
  const onclick = () => open(row);
  const props = { type: 'button', class: 'link', 'data-focus': `request-${row.id}`, 'aria-haspopup': 'dialog', onclick };
  return h('button', props, time(instantOf(row)?.getTime()));
}

/** @param {(row: any) => void} open shows the details of a row */
export function requestColumns(open) {
  return [
    {
      key: 'time',
      label: 'Time',
      title: define('instant').text,
      value: r => instantOf(r)?.getTime(),
      cell: r => timeCell(r, open),
    },
    { key: 'model', label: 'Model', value: r => r.modelID, cell: r => named(r.modelID) },
    { ...project, minor: true },
    agent,
    number(
      'tokens',
      'Tokens',
      'totalTokens',
      r => r.totalTokensAll,
      r => titled(tokens(r.totalTokensAll), exact(r.totalTokensAll)),
    ),
    number('output', 'Output', 'outputTokens', r => r.outputTokensTotal, outputCell),
    number('speed', 'TPS', 'speedTps', r => r.speed?.tps, speedCell),
    number(
      'latency',
      'Latency',
      'latencyMs',
      r => r.latencyMs,
      r => titled(duration(r.latencyMs), exact(r.latencyMs, 'ms')),
    ),
    number('cost', 'Cost', 'cost', r => r.costNanoUsd, costCell),
    { key: 'status', label: 'Status', title: define('status').text, value: r => r.status, cell: statusCell },
  ];
}
