/** The upload page: the state, the next upload, past uploads, and how to switch uploading on or off. */

import { byId, h, replace } from '../base/dom.js';
import { createNext } from './upload-next.js';
import { batchColumns } from './upload-batches.js';
import { holdText, isUntouched, statePanel } from './upload-state.js';
import { queuePanel, sumsPanel } from './upload-sums.js';
import { switchPanel, whatIsSent } from './upload-switch.js';
import { createTable } from '../table/tables.js';

/** @param {string} title @param {string} hint @param {...any} content */
const panel = (title, hint, ...content) =>
  h('section', { class: 'panel' }, h('div', { class: 'panel-head' }, h('h2', {}, title), h('p', { class: 'hint' }, hint)), ...content);

/** @param {string} role @param {string} kind */
const banner = (role, kind) => h('div', { class: `banner ${kind}`, role, hidden: true });

/** @param {HTMLElement} box @param {...any} content none hides the banner */
function tell(box, ...content) {
  box.hidden = !content.length;
  replace(box, ...content);
}

/** @param {(batch: any) => void} open @param {() => void} onMore */
function batchTable(open, onMore) {
  const place = h('div');
  const columns = batchColumns(open);
  const options = { name: 'batches', caption: 'Batches', columns, rowKey: r => r.id, sort: null, shown: 12, onOpen: open, onMore };
  return { place, table: createTable(place, { ...options, none: 'Nothing has left this machine.' }) };
}

/**
 * @param {object} actions
 * @param {(batch: any) => void} actions.openBatch
 * @param {() => void} actions.more asks for more batches
 * @param {() => Promise<Uint8Array|null>} actions.preview reads what would leave next
 */
export function createUploadPage({ openBatch, more, preview }) {
  const root = byId('upload');
  const [problem, hold] = [banner('alert', 'err'), banner('status', 'warn')];
  const [state, sums, queue, switches] = [h('div'), h('div'), h('div'), h('div')];
  const next = createNext(preview);
  const { place, table } = batchTable(openBatch, more);
  const left = panel('What left in the last 30 days', 'and what waits or was given up; open a row for its exact body', place);
  const where = panel('Where everything is', 'since uploading was switched on', sums);
  const pair = h('div', { class: 'pair' }, where, panel('Queue and losses', '', queue));
  const onAndOff = panel('Switching it on and off', 'only in a terminal, never by this page', switches);
  const head = h('div', { class: 'panel-head' }, h('h2', { id: 'upload-title', tabindex: -1 }, 'Upload'));
  const content = h(
    'div',
    { class: 'stack', hidden: true },
    pair,
    panel('What would leave next', 'the exact body of the next upload', next.element),
    left,
    h('div', { class: 'pair' }, onAndOff, panel('What is sent', '', whatIsSent())),
  );
  root.replaceChildren(problem, h('section', { class: 'panel' }, head, state), hold, content);

  return {
    busy() {
      root.setAttribute('aria-busy', 'true');
      next.forget();
    },
    /** @param {any} status @param {any[]} batches @param {boolean} isMore whether the server has more batches */
    render(status, batches, isMore) {
      tell(problem);
      tell(hold, ...holdText(status));
      replace(state, statePanel(status));
      replace(sums, sumsPanel(status.tally));
      replace(queue, queuePanel(status));
      replace(switches, switchPanel(status));
      table.render(batches, isMore);
      [pair.hidden, left.hidden] = [isUntouched(status), isUntouched(status)];
      next.offer(status.state);
      content.hidden = false;
      root.setAttribute('aria-busy', 'false');
    },
    /** @param {string} text */
    fail(text) {
      tell(problem, h('p', {}, h('strong', {}, text), content.hidden ? '' : ' What is shown may be out of date.'));
      root.setAttribute('aria-busy', 'false');
    },
  };
}
