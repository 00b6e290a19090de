/** What a row of a request says, and with which marks. */

import { dateTime, toDate } from '../base/time.js';
import { duration, exact, exactUsd, known, tps, UNKNOWN } from '../base/format.js';
import { visible } from '../base/visible.js';

/** Speeds on these bases were measured; every other basis is an estimate. */
const MEASURED = new Set(['exact_decode', 'exact_e2e']);
const COUNTERS = ['totalTokensAll', 'outputTokensTotal', 'inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'cacheWrite5mTokens', 'cacheWrite1hTokens', 'reasoningTokens'];

/** @param {any} row @returns {boolean} */
export const isEstimate = row => Boolean(row.speed) && !MEASURED.has(row.speed.basis);

/** The end of a request, else its start. @param {any} row @returns {Date|null} */
export const instantOf = row => toDate(row.instant ?? row.completedAt ?? row.startedAt);

/** A failed attempt that reports no token has unknown counts, not zeros. @param {any} row */
export function withoutFalseZeros(row) {
  if (row.status === 'ok' || row.totalTokensAll !== 0) return row;
  return { ...row, ...Object.fromEntries(COUNTERS.map(name => [name, null])) };
}

const text = value => (value === null || value === undefined || value === '' ? UNKNOWN : visible(String(value)));
const tokenText = value => (known(value) ? exact(value) : UNKNOWN);
const yesNo = value => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : UNKNOWN);
const ms = value => (known(value) ? `${duration(value)}${value >= 1000 ? ` (${exact(value, 'ms')})` : ''}` : UNKNOWN);
const two = value => (known(value) ? `${exact(value)} tok/s` : UNKNOWN);

/** @param {any} r @param {string[]} names @param {(value: any) => string} write @returns {[string, string][]} */
const all = (r, names, write) => names.map(name => [name, write(r[name])]);

/** @param {any} r @returns {[string, [string, string][]][]} groups of definition names with shown values */
export function fieldsOf(r) {
  const speed = known(r.speed?.tps) ? `${tps(r.speed.tps, isEstimate(r))} tok/s` : UNKNOWN;
  const output = r.outputReliable === false && known(r.outputTokensTotal) ? `~${tokenText(r.outputTokensTotal)}` : tokenText(r.outputTokensTotal);
  return [
    ['What', all(r, ['modelID', 'providerID', 'projectID', 'tool', 'agent', 'serviceTier', 'status', 'errorKind'], text)],
    [
      'Tokens',
      [
        ['totalTokens', tokenText(r.totalTokensAll)],
        ...all(r, ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'cacheWrite5mTokens', 'cacheWrite1hTokens'], tokenText),
        ['outputTokens', output],
        ['reasoningTokens', tokenText(r.reasoningTokens)],
        ['outputReliable', yesNo(r.outputReliable)],
      ],
    ],
    ['Cost', [['cost', known(r.costNanoUsd) ? exactUsd(r.costNanoUsd) : UNKNOWN], ...all(r, ['costSource', 'priceID'], text)]],
    [
      'Speed',
      [
        ['speedTps', speed],
        ['speedBasis', text(r.speed?.basis)],
        ['speedTokens', tokenText(r.speed?.tokens)],
        ['speedMs', ms(r.speed?.ms)],
        ['ttftMs', ms(r.ttftMs)],
        ['latencyMs', ms(r.latencyMs)],
      ],
    ],
    ['Time', all(r, ['instant', 'startedAt', 'completedAt'], dateTime)],
    ['Identity', all(r, ['sessionID', 'messageID', 'id'], text)],
    [
      'For scripts of the predecessor',
      [
        ['compatibleOutput', tokenText(r.outputTokens)],
        ['compatibleTotal', tokenText(r.totalTokens)],
        ['outputTps', two(r.outputTps)],
        ['totalTps', two(r.totalTps)],
      ],
    ],
  ];
}
