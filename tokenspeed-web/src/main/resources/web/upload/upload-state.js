/** The state of uploading: off, local or on and why, for which device and hub, and what holds it up. */

import { h } from '../base/dom.js';
import { dateTime, exact } from '../base/format.js';

const STATES = {
  on: { label: 'On', kind: 'ok', text: 'Sums leave this machine.' },
  local: { label: 'Local', kind: 'calm', text: 'Nothing leaves this machine.' },
  off: { label: 'Off', kind: 'calm', text: 'Nothing leaves this machine, whatever the settings say.' },
};

const HOLDS = {
  device_pending: 'The hub has not let this device in yet.',
  device_revoked: 'The hub does not accept this device any more.',
  device_unknown: 'The hub does not know this device.',
  key_retired: "This device's key was replaced.",
};

/** @param {any} status @returns {boolean} whether uploading was never enabled, so nothing is to be shown */
export function isUntouched(status) {
  return status.state !== 'on' && !status.consentVersion && !status.device && !status.erased && !status.queue.total && !status.tally.generated.requests;
}

/** @param {number|null} at seconds */
const moment = at => (at === null ? 'never' : dateTime(at * 1000));

/** A long id in a monospaced font. @param {string} text */
const code = text => h('code', {}, h('bdi', {}, text));

/** @param {number} seconds */
function clock(seconds) {
  if (seconds === 0) return "the same as the hub's";
  const length = exact(Math.abs(seconds), Math.abs(seconds) === 1 ? 'second' : 'seconds');
  return `${length} ${seconds > 0 ? 'behind' : 'ahead of'} the hub's, corrected`;
}

/** @param {[string, any][]} rows */
export function facts(rows) {
  return h(
    'dl',
    { class: 'facts' },
    rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

/** @param {any} device @returns {[string, any][]} */
function deviceFacts(device) {
  if (!device) return [['Device', 'not enrolled at a hub']];
  return [
    ['Device', device.name ? h('span', {}, h('bdi', {}, device.name), ' ', code(device.id)) : code(device.id)],
    ['Fingerprint', code(device.fingerprint)],
    ['Key', `${device.keyId}, enrolled ${moment(device.enrolledAt)}`],
    ['Known to the hub', device.confirmed ? 'yes, it has confirmed this device' : 'not confirmed yet'],
  ];
}

/** @param {any} s @returns {[string, any][]} */
function flowFacts(s) {
  const rows = [
    ['Last success', moment(s.lastSuccess)],
    ['Last answer', s.lastCode === null ? 'none yet' : code(s.lastCode)],
    ['This clock', clock(s.clockOffset)],
  ];
  return s.failures > 0 ? [...rows, ['Failures in a row', exact(s.failures)]] : rows;
}

/** Uploading that is on still sends nothing without an enrolment or while it is held. @param {any} s */
function stateOf(s) {
  const plain = STATES[s.state] ?? { label: s.state, kind: 'warn', text: '' };
  if (s.state !== 'on') return plain;
  if (!s.device) return { ...plain, kind: 'warn', text: 'Nothing leaves this machine before it is enrolled at a hub.' };
  return s.held === null ? plain : { ...plain, kind: 'warn', text: 'Nothing leaves this machine at the moment.' };
}

/** @param {any} s the answer of the API */
export function statePanel(s) {
  const { label, kind, text } = stateOf(s);
  const badge = h('span', { class: `badge large ${kind}`, 'data-state': s.state }, label);
  const head = h('p', { class: 'state' }, badge, h('strong', {}, text), h('span', {}, `Why: ${s.reason}.`));
  if (isUntouched(s)) return head;
  return [
    head,
    facts([
      ['Hub', s.hubUrl === null ? 'none' : code(s.hubUrl)],
      ...deviceFacts(s.device),
      ['Agreed to', s.consentVersion ? `version ${s.consentVersion} of the text` : 'nothing'],
      ...(s.device ? flowFacts(s) : []),
    ]),
    s.pluginSends && h('p', { class: 'hint' }, 'Requests of OpenCode are left out, because its plugin sends them itself.'),
  ];
}

/** @param {number|null} [at] seconds */
const since = at => (at ? `, since ${moment(at)}` : '');

/** @param {{hubUrl: string, at: number}} erased */
function erasedText(erased) {
  const when = h('strong', {}, 'This device was erased on the hub ', code(erased.hubUrl), ` on ${moment(erased.at)}.`);
  return h('p', {}, when, ' What it sent is gone there; what was recorded stays here, and the sums below tell what it did.');
}

/** Why nothing is sent. @param {any} s @returns {any[]} empty where nothing is in the way */
export function holdText(s) {
  if (s.forgetting) return [h('p', {}, h('strong', {}, 'The hub is to erase everything of this device.'), ' It has not confirmed that yet.')];
  if (s.erased && !s.device) return [erasedText(s.erased)];
  if (s.held === null || s.state !== 'on') return [];
  const reason = h('strong', {}, HOLDS[s.held] ?? 'The hub does not take what is sent.');
  return [h('p', {}, reason, ` ${s.advice ?? 'What waits is kept.'} (`, h('code', {}, s.held), since(s.heldSince), ')')];
}
