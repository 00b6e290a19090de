/** The page's own messages: errors, notes, the empty state and the source of the data. */

import { byId, h, say } from '../base/dom.js';
import { zone } from '../filter/filters.js';

/** @param {number} at */
const clock = at => new Date(at).toLocaleTimeString('en-GB');

/** @returns {string} `UTC+1` */
function offset() {
  const part = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' })
    .formatToParts(new Date())
    .find(p => p.type === 'timeZoneName');
  return (part?.value ?? '').replace('GMT', 'UTC') || 'UTC';
}

/** @param {number} updatedAt */
export function showContext(updatedAt) {
  byId('context').replaceChildren(h('span', {}, `${zone()} (${offset()})`), ' ', h('span', {}, `updated ${clock(updatedAt)}`));
}

/**
 * @param {{message: string, status: number}|null} error null hides the banner
 * @param {number} goodAt when the shown data was read, 0 when there is none
 * @param {() => void} retry
 */
export function showError(error, goodAt, retry) {
  const banner = byId('banner');
  if (!error) {
    if (banner.contains(document.activeElement)) byId('main').focus();
    banner.hidden = true;
    banner.replaceChildren();
    return;
  }
  const shown = goodAt ? ` Showing data from ${clock(goodAt)}.` : '';
  const step = error.status === 0 ? [' Start it with ', h('code', {}, 'tokenspeed serve'), '.'] : [];
  banner.className = goodAt ? 'banner warn' : 'banner err';
  banner.replaceChildren(
    h('p', {}, h('strong', {}, error.message), ...step, shown),
    h('button', { type: 'button', onclick: retry }, 'Retry'),
  );
  banner.hidden = false;
}

/** @param {string} text empty hides the note */
export function showNote(text) {
  const note = byId('note');
  say(note, text);
  note.hidden = !text;
}

/** @param {string} command @param {string} what */
const step = (command, what) => h('li', {}, h('code', {}, command), what);

const FIRST_STEPS = {
  local: () => [
    h('h2', {}, 'No requests yet'),
    h('p', {}, 'TokenSpeed reads what your agents leave on this machine. This page fills by itself once they have made a request.'),
    h(
      'ul',
      {},
      step('tokenspeed import', ' reads the history of Claude Code, Codex and OpenCode now.'),
      step('tokenspeed doctor', ' shows where it looked and what it found.'),
      step('tokenspeed demo', ' shows a generated history.'),
    ),
  ],
  hub: () => [
    h('h2', {}, 'No device has sent anything yet'),
    h('p', {}, 'Devices send sums of their requests every few minutes. This page fills by itself once the first one has.'),
    h(
      'ul',
      {},
      step('tokenspeed hub invite create', ' makes an invite, here.'),
      step('tokenspeed device enroll', ' takes it, on the device.'),
      step('tokenspeed upload enable', ' starts sending, on the device.'),
    ),
  ],
};

/**
 * @param {string} kind of the server
 * @param {boolean} anyData whether the server holds requests outside of the filters
 * @param {() => void} showAll
 */
export function showEmpty(kind, anyData, showAll) {
  const others = () => [
    h('h2', {}, 'No requests match'),
    h('p', {}, 'There are requests outside of this period or these filters.'),
    h('button', { type: 'button', onclick: showAll }, 'Show everything'),
  ];
  byId('empty').replaceChildren(...(anyData ? others() : FIRST_STEPS[kind]()));
  setEmpty(true);
}

/** Hides the numbers and the empty state, because nothing is known. */
export function hideNumbers() {
  byId('empty').hidden = true;
  byId('content').hidden = true;
}

/** @param {boolean} empty */
export function setEmpty(empty) {
  byId('empty').hidden = !empty;
  byId('content').hidden = empty;
}

/**
 * The source of the numbers and whether they leave this machine.
 * @param {any} meta
 * @param {any} uploading null while its state is unknown
 */
function origin(meta, uploading) {
  if (meta.kind === 'hub') return 'Sums that devices sent to this hub';
  if (uploading?.state === 'on') return `Local data; sums of it are sent to ${uploading.hubUrl}`;
  return uploading === null ? 'Local data' : 'Local data, nothing leaves this machine';
}

/** @param {any} meta @param {any} uploading */
export function showAbout(meta, uploading) {
  const file = meta.kind === 'hub' ? null : meta.database?.name;
  const parts = [origin(meta, uploading), `TokenSpeed ${meta.version ?? '—'}`, `API ${meta.apiVersion ?? '—'}`, file];
  say(byId('about'), `${parts.filter(Boolean).join(' · ')}.`);
}

const STATES = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', paused: 'Paused' };

/** @param {string} state */
export function showLive(state) {
  const button = byId('live');
  button.dataset.state = state;
  button.title = state === 'paused' ? 'Go on with live updates' : 'Pause live updates';
  button.setAttribute('aria-pressed', String(state !== 'paused'));
  byId('live-text').textContent = STATES[state];
}
