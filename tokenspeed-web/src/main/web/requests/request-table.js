/** Requests as rows. */

import { html } from '../base/html.js';
import { define } from '../base/definitions.js';
import { duration, exact, exactUsd, known, tokens, tps, usdOf } from '../base/format.js';
import { Name, Time } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { DataTable } from '../table/data-table.js';
import { instantOf, isEstimate, withoutFalseZeros } from './request-facts.js';

const TONES = { ok: 'ok', cancelled: 'warn' };

/** @param {{row: any}} props */
function StatusBadge({ row }) {
  const { status = 'ok', errorKind } = row;
  const text = status === 'ok' ? 'OK' : (errorKind ?? status).replaceAll('_', ' ');
  return html`<span class=${`badge ${TONES[status] ?? 'err'}`}>${visible(text)}</span>`;
}

/** A placeholder of the log is marked, because it is not the final count. @param {any} row */
function outputCell({ outputTokensTotal: n, outputReliable }) {
  const placeholder = outputReliable === false && known(n);
  return html`<span title=${placeholder ? 'a placeholder in the log' : exact(n)}>${placeholder ? '~' : ''}${tokens(n)}</span>`;
}

/** @param {any} row */
function speedCell(row) {
  const title = row.speed ? `${exact(row.speed.tps, 'tok/s')}, ${row.speed.basis}` : 'unknown';
  return html`<span title=${title}>${tps(row.speed?.tps, isEstimate(row))}</span>`;
}

/** @param {(row: any) => void} onOpen */
function columnsOf(onOpen) {
  return [
    { key: 'time', label: 'Time', title: define('instant').text, cell: row => html`<button type="button" class="link" aria-haspopup="dialog" onClick=${() => onOpen(row)}><${Time} at=${instantOf(row)?.getTime()} /></button>` },
    { key: 'model', label: 'Model', cell: row => html`<${Name} text=${row.modelID} />` },
    { key: 'project', label: 'Project', minor: true, cell: row => html`<${Name} text=${row.projectID} short />` },
    { key: 'tool', label: 'Agent', minor: true, cell: row => html`<${Name} text=${row.tool} />` },
    { key: 'tokens', label: 'Tokens', numeric: true, cell: row => html`<span title=${exact(row.totalTokensAll)}>${tokens(row.totalTokensAll)}</span>` },
    { key: 'output', label: 'Output', numeric: true, cell: outputCell },
    { key: 'speed', label: 'tok/s', numeric: true, cell: speedCell },
    { key: 'ttft', label: 'First token', numeric: true, cell: row => html`<span title=${exact(row.ttftMs, 'ms')}>${duration(row.ttftMs)}</span>` },
    { key: 'latency', label: 'Latency', numeric: true, cell: row => html`<span title=${exact(row.latencyMs, 'ms')}>${duration(row.latencyMs)}</span>` },
    { key: 'cost', label: 'Cost', numeric: true, cell: row => html`<span title=${exactUsd(row.costNanoUsd)}>${usdOf(row.costNanoUsd)}</span>` },
    { key: 'status', label: 'Status', title: define('status').text, cell: row => html`<${StatusBadge} row=${row} />` },
  ];
}

/** @param {{rows: any[], onOpen: (row: any) => void, classOf?: (row: any) => string, empty?: string}} props */
export function RequestTable({ rows, onOpen, classOf, empty = 'No request.' }) {
  return html`<${DataTable} label="Requests" columns=${columnsOf(onOpen)} rows=${rows.map(withoutFalseZeros)} keyOf=${row => String(row.id)} onOpen=${onOpen} classOf=${classOf} empty=${empty} />`;
}
