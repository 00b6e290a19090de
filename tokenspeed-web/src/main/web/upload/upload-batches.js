/** What left this machine, batch by batch, each with its exact body. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { getBytes } from '../base/api.js';
import { bytes, exact } from '../base/format.js';
import { Text, Time } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { Side } from '../shell/peek.js';
import { OwnTable } from '../table/own-table.js';
import { BodyView } from './body-view.js';

const STATUS = {
  acked: { text: 'sent', tone: 'ok' },
  pending: { text: 'waiting', tone: 'calm' },
  in_flight: { text: 'being sent', tone: 'warn' },
  dead: { text: 'given up', tone: 'err' },
};

const ENDED = 'When the hub took it or it was given up, else when it was sealed.';

/** @param {any} batch @returns {number} epoch milliseconds */
const at = batch => (batch.finishedAt ?? batch.createdAt) * 1000;

/** @param {any} batch */
function statusCell({ status }) {
  const { text, tone } = STATUS[status] ?? { text: status, tone: 'calm' };
  return html`<span class=${`badge ${tone}`}>${visible(text)}</span>`;
}

/** @param {string} key @param {string} label @param {(n: number) => string} text @param {boolean} minor */
const numeric = (key, label, text, minor = false) => ({ key, label, minor, numeric: true, value: r => r[key], cell: r => html`<span title=${exact(r[key])}>${text(r[key])}</span>` });

/** @param {(batch: any) => void} open shows the body */
function columnsOf(open) {
  const opener = r => html`<button type="button" class="link" data-focus=${`batch-${r.id}`} aria-haspopup="dialog" onClick=${() => open(r)}><${Time} at=${at(r)} /></button>`;
  return [
    { key: 'time', label: 'Time', title: ENDED, value: at, cell: opener },
    { key: 'status', label: 'Status', value: r => r.status, cell: statusCell },
    numeric('records', 'Records', exact),
    numeric('bytes', 'Size', bytes),
    numeric('attempts', 'Failed attempts', exact, true),
    { key: 'code', label: 'Last answer', minor: true, value: r => r.lastCode, cell: r => html`<${Text} text=${r.lastCode ?? '—'} />` },
    { key: 'id', label: 'Batch', minor: true, numeric: true, value: r => r.id, cell: r => String(r.id) },
  ];
}

const GONE = 'This body is not kept any more.';

/** @param {{id: number}} props */
function Body({ id }) {
  const [state, setState] = useState({ bytes: null, text: 'Reading…' });
  useEffect(() => {
    const read = getBytes(`api/upload/batches/${id}`);
    read.then(bytes => setState({ bytes, text: GONE }), error => setState({ bytes: null, text: error.status === 404 ? GONE : error.message }));
  }, [id]);
  return state.bytes ? html`<${BodyView} bytes=${state.bytes} />` : html`<p class="none" role="status">${visible(state.text)}</p>`;
}

/** @param {{batches: any[], onMore: (() => void)|null}} props `onMore` asks the server for more of them */
export function Batches({ batches, onMore }) {
  const [open, setOpen] = useState(null);
  return html`<${OwnTable} label="Batches" columns=${columnsOf(setOpen)} rows=${batches} keyOf=${batch => String(batch.id)} onOpen=${setOpen} shown=${12} empty="Nothing has left this machine." />
    ${onMore && html`<div class="pager"><button type="button" onClick=${onMore}>Show more</button></div>`}
    ${open && html`<${Side} title=${`Batch ${open.id}`} onClose=${() => setOpen(null)}><${Body} id=${open.id} /><//>`}`;
}
