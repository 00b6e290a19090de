/** How many requests and tokens were sent, wait or were lost, and the state of the queue. */

import { html } from '../base/html.js';
import { bytes, exact, plural } from '../base/format.js';
import { dateTime } from '../base/time.js';
import { visible } from '../base/visible.js';
import { Facts } from './facts.js';

const REASONS = {
  queue_overflow: 'the queue was full',
  expired: 'too old before they could be sent',
  rejected: 'refused by the hub',
  corrupt_row: 'damaged on the disk',
  internal_error: 'a fault of this program',
};

/** @param {any} tally @returns {boolean} whether nothing is missing and nothing is there twice */
function addsUp({ generated, sent, waiting, lost }) {
  return ['requests', 'tokens'].every(name => generated[name] === sent[name] + waiting[name] + lost[name]);
}

/** @param {{name: string, sign: string, amount: {requests: number, tokens: number}}} props */
function Line({ name, sign, amount }) {
  return html`<tr data-key=${name}>
    <th scope="row"><span class="sign" aria-hidden="true">${sign}</span>${name}</th>
    <td class="num">${exact(amount.requests)}</td>
    <td class="num">${exact(amount.tokens)}</td>
  </tr>`;
}

/** @param {{tally: any}} props */
export function Sums({ tally }) {
  const good = addsUp(tally);
  return html`<table class="sums">
      <caption class="sr-only">Generated, sent, waiting and lost</caption>
      <thead><tr><td></td><th scope="col" class="num">Requests</th><th scope="col" class="num">Tokens</th></tr></thead>
      <tbody><${Line} name="Sent" sign="" amount=${tally.sent} /><${Line} name="Waiting" sign="+" amount=${tally.waiting} /><${Line} name="Lost" sign="+" amount=${tally.lost} /></tbody>
      <tfoot><${Line} name="Generated" sign="=" amount=${tally.generated} /></tfoot>
    </table>
    <p class="hint"><span class=${`badge ${good ? 'ok' : 'err'}`}>${good ? 'Adds up' : 'Does not add up'}</span> ${good ? 'in requests and in tokens.' : 'Something is missing or counted twice.'}</p>`;
}

/** @param {{lost: Record<string, number>}} props records by reason */
function Losses({ lost }) {
  const rows = Object.entries(lost).filter(([, records]) => records > 0);
  if (!rows.length) return 'none';
  return html`<ul>${rows.map(([reason, n]) => html`<li key=${reason}>${exact(n, plural('record', n))} ${visible(REASONS[reason] ?? reason)}</li>`)}</ul>`;
}

/** @param {{s: any}} props the answer of the API */
export function Queue({ s: { queue, batches, waitingRecords, waitingBytes, lost } }) {
  const oldest = queue.oldestPendingBucketStart;
  const waiting = `${exact(waitingRecords, plural('record', waitingRecords))}, ${bytes(waitingBytes)}`;
  const fields = [
    ['Waiting', waitingRecords === 0 ? 'nothing' : waiting],
    ['Oldest of them', oldest === null ? 'none' : dateTime(oldest * 1000)],
    ['Batches', `${exact(batches.waiting)} waiting, ${exact(batches.sent)} sent, ${exact(batches.dead)} given up`],
    ['Lost', html`<${Losses} lost=${lost} />`],
  ];
  return html`<${Facts} fields=${fields} />`;
}
