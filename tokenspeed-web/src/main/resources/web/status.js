/** What the page says about itself: errors, notes, emptiness and where the data comes from. */

import { byId, h } from './dom.js';
import { zone } from './filters.js';

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
 * @param {{message: string, status: number}|null} error null takes the banner away
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

/** @param {string} text empty takes the note away */
export function showNote(text) {
  const note = byId('note');
  note.textContent = text;
  note.hidden = !text;
}

/** @param {boolean} anyData whether the database holds requests outside of the filters @param {() => void} showAll */
export function showEmpty(anyData, showAll) {
  const box = byId('empty');
  const content = anyData
    ? [
        h('h2', {}, 'No requests match'),
        h('p', {}, 'There are requests outside of this period or these filters.'),
        h('button', { type: 'button', onclick: showAll }, 'Show everything'),
      ]
    : [
        h('h2', {}, 'No requests yet'),
        h('p', {}, 'TokenSpeed reads what your agents leave on this machine. This page fills by itself once they have made a request.'),
        h(
          'ul',
          {},
          h('li', {}, h('code', {}, 'tokenspeed import'), ' reads the history of Claude Code, Codex and OpenCode now.'),
          h('li', {}, h('code', {}, 'tokenspeed doctor'), ' shows where it looked and what it found.'),
          h('li', {}, h('code', {}, 'tokenspeed demo'), ' shows a generated history.'),
        ),
      ];
  box.replaceChildren(...content);
  setEmpty(true);
}

/** Shows neither numbers nor emptiness: nothing is known. */
export function hideNumbers() {
  byId('empty').hidden = true;
  byId('content').hidden = true;
}

/** @param {boolean} empty */
export function setEmpty(empty) {
  byId('empty').hidden = !empty;
  byId('content').hidden = empty;
}

/** @param {any} meta */
export function showAbout(meta) {
  const file = typeof meta.database === 'string' ? meta.database : meta.database?.name;
  const parts = ['Local data, nothing leaves this machine', `TokenSpeed ${meta.version ?? '—'}`, `API ${meta.apiVersion ?? '—'}`, file];
  byId('about').textContent = `${parts.filter(Boolean).join(' · ')}.`;
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
