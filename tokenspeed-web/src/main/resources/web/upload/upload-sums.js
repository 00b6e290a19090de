/** How many requests and tokens were sent, wait or were lost, and the state of the queue. */

import { h } from '../base/dom.js';
import { bytes, dateTime, exact, plural } from '../base/format.js';
import { facts } from './upload-state.js';

const REASONS = {
  queue_overflow: 'the queue was full',
  expired: 'too old before they could be sent',
  rejected: 'refused by the hub',
  corrupt_row: 'damaged on the disk',
  internal_error: 'a fault of this program',
};

/** @param {any} tally @returns {boolean} whether nothing is missing and nothing is there twice */
export function addsUp({ generated, sent, waiting, lost }) {
  return ['requests', 'tokens'].every(name => generated[name] === sent[name] + waiting[name] + lost[name]);
}

/** @param {string} name @param {string} sign @param {{requests: number, tokens: number}} amount */
function line(name, sign, amount) {
  const cell = n => h('td', { class: 'num' }, exact(n));
  const head = h('th', { scope: 'row' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, sign), name);
  return h('tr', { 'data-key': name }, head, cell(amount.requests), cell(amount.tokens));
}

/** @param {any} tally */
export function sumsPanel(tally) {
  const column = text => h('th', { scope: 'col', class: 'num' }, text);
  const good = addsUp(tally);
  return [
    h(
      'table',
      { class: 'sums' },
      h('caption', { class: 'sr-only' }, 'Generated, sent, waiting and lost'),
      h('thead', {}, h('tr', {}, h('td', {}), column('Requests'), column('Tokens'))),
      h('tbody', {}, line('Sent', '', tally.sent), line('Waiting', '+', tally.waiting), line('Lost', '+', tally.lost)),
      h('tfoot', {}, line('Generated', '=', tally.generated)),
    ),
    h(
      'p',
      { class: 'hint' },
      h('span', { class: `badge ${good ? 'ok' : 'err'}` }, good ? 'Adds up' : 'Does not add up'),
      good ? ' in requests and in tokens.' : ' Something is missing or counted twice.',
    ),
  ];
}

/** @param {Record<string, number>} lost records by reason */
function losses(lost) {
  const rows = Object.entries(lost).filter(([, records]) => records > 0);
  if (!rows.length) return 'none';
  return h(
    'ul',
    {},
    rows.map(([reason, n]) => h('li', {}, `${exact(n, plural('record', n))} ${REASONS[reason] ?? reason}`)),
  );
}

/** @param {any} s the answer of the API */
export function queuePanel({ queue, batches, waitingRecords, waitingBytes, lost }) {
  const oldest = queue.oldestPendingBucketStart;
  const waiting = `${exact(waitingRecords, plural('record', waitingRecords))}, ${bytes(waitingBytes)}`;
  return facts([
    ['Waiting', waitingRecords === 0 ? 'nothing' : waiting],
    ['Oldest of them', oldest === null ? 'none' : dateTime(oldest * 1000)],
    ['Batches', `${exact(batches.waiting)} waiting, ${exact(batches.sent)} sent, ${exact(batches.dead)} given up`],
    ['Lost', losses(lost)],
  ]);
}
