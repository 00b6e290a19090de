/** The state of uploading: off, local or on and why, for which device and hub. */

import { html } from '../base/html.js';
import { exact, plural } from '../base/format.js';
import { Text } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { Code, Facts, moment } from './facts.js';

const STATES = {
  on: { label: 'On', tone: 'ok', text: 'Sums leave this machine.' },
  local: { label: 'Local', tone: 'calm', text: 'Nothing leaves this machine.' },
  off: { label: 'Off', tone: 'calm', text: 'Nothing leaves this machine, whatever the settings say.' },
};

/** @param {any} s the answer of the API @returns {boolean} whether uploading was never enabled, so nothing is to be shown */
export function isUntouched(s) {
  return s.state !== 'on' && !s.consentVersion && !s.device && !s.erased && !s.queue.total && !s.tally.generated.requests;
}

/** @param {number} seconds */
function clockText(seconds) {
  if (seconds === 0) return "the same as the hub's";
  const length = exact(Math.abs(seconds), plural('second', Math.abs(seconds)));
  return `${length} ${seconds > 0 ? 'behind' : 'ahead of'} the hub's, corrected`;
}

/** @param {any} device @returns {[string, any][]} */
function deviceFields(device) {
  if (!device) return [['Device', 'not enrolled at a hub']];
  const id = html`<${Code} text=${device.id} />`;
  return [
    ['Device', device.name ? html`<span><${Text} text=${device.name} /> ${id}</span>` : id],
    ['Fingerprint', html`<${Code} text=${device.fingerprint} />`],
    ['Key', visible(`${device.keyId}, enrolled ${moment(device.enrolledAt)}`)],
    ['Known to the hub', device.confirmed ? 'yes, it has confirmed this device' : 'not confirmed yet'],
  ];
}

/** @param {any} s @returns {[string, any][]} */
function flowFields(s) {
  const fields = [
    ['Last success', moment(s.lastSuccess)],
    ['Last answer', s.lastCode === null ? 'none yet' : html`<${Code} text=${s.lastCode} />`],
    ['This clock', clockText(s.clockOffset)],
  ];
  return s.failures > 0 ? [...fields, ['Failures in a row', exact(s.failures)]] : fields;
}

/** @param {any} s @returns {[string, any][]} */
const fieldsOf = s => [
  ['Hub', s.hubUrl === null ? 'none' : html`<${Code} text=${s.hubUrl} />`],
  ...deviceFields(s.device),
  ['Agreed to', s.consentVersion ? `version ${s.consentVersion} of the text` : 'nothing'],
  ...(s.device ? flowFields(s) : []),
];

/** Uploading that is on still sends nothing without an enrolment or while it is held. @param {any} s */
function stateOf(s) {
  const plain = STATES[s.state] ?? { label: s.state, tone: 'warn', text: '' };
  if (s.state !== 'on') return plain;
  if (!s.device) return { ...plain, tone: 'warn', text: 'Nothing leaves this machine before it is enrolled at a hub.' };
  return s.held === null ? plain : { ...plain, tone: 'warn', text: 'Nothing leaves this machine at the moment.' };
}

/** @param {{s: any}} props the answer of the API */
export function State({ s }) {
  const { label, tone, text } = stateOf(s);
  return html`<p class="state"><span class=${`badge large ${tone}`} data-state=${s.state}>${visible(label)}</span> <strong>${text}</strong> <span>${visible(`Why: ${s.reason}.`)}</span></p>
    ${!isUntouched(s) && html`<${Facts} fields=${fieldsOf(s)} />`}
    ${s.pluginSends && html`<p class="hint">Requests of OpenCode are left out, because its plugin sends them itself.</p>`}`;
}
