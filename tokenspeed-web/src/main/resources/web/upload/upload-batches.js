/** The columns of the table of batches. */

import { time, titled } from '../table/cells.js';
import { h } from '../base/dom.js';
import { bytes, exact } from '../base/format.js';

const STATUS = {
  acked: { text: 'sent', kind: 'ok' },
  pending: { text: 'waiting', kind: 'calm' },
  in_flight: { text: 'being sent', kind: 'warn' },
  dead: { text: 'given up', kind: 'err' },
};

const ENDED = 'When the hub took it or it was given up, else when it was sealed.';

/** @param {any} batch @returns {number} milliseconds */
const at = batch => (batch.finishedAt ?? batch.createdAt) * 1000;

/** @param {any} batch @param {(batch: any) => void} open */
function timeCell(batch, open) {
  const props = { type: 'button', class: 'link', 'data-focus': `batch-${batch.id}`, 'aria-haspopup': 'dialog', onclick: () => open(batch) };
  return h('button', props, time(at(batch)));
}

/** @param {any} batch */
function statusCell({ status }) {
  const { text, kind } = STATUS[status] ?? { text: status, kind: 'calm' };
  return h('span', { class: `badge ${kind}` }, text);
}

/** @param {string} key @param {string} label @param {(n: number) => string} text @param {boolean} minor */
const numeric = (key, label, text, minor = false) => ({
  key,
  label,
  minor,
  numeric: true,
  value: r => r[key],
  cell: r => titled(text(r[key]), exact(r[key])),
});

/** @param {(batch: any) => void} open shows the body */
export function batchColumns(open) {
  return [
    { key: 'time', label: 'Time', title: ENDED, value: at, cell: r => timeCell(r, open) },
    { key: 'status', label: 'Status', value: r => r.status, cell: statusCell },
    numeric('records', 'Records', exact),
    numeric('bytes', 'Size', bytes),
    numeric('attempts', 'Failed attempts', exact, true),
    { key: 'code', label: 'Last answer', minor: true, value: r => r.lastCode, cell: r => r.lastCode ?? '—' },
    { key: 'id', label: 'Batch', minor: true, numeric: true, value: r => r.id, cell: r => String(r.id) },
  ];
}
