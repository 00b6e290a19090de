/** Why nothing is sent, although something should be. */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';
import { Code, moment } from './facts.js';

const HOLDS = {
  device_pending: 'The hub has not let this device in yet.',
  device_revoked: 'The hub does not accept this device any more.',
  device_unknown: 'The hub does not know this device.',
  key_retired: "This device's key was replaced.",
};

/** @param {{erased: {hubUrl: string, at: number}}} props */
function Erased({ erased }) {
  return html`<p><strong>This device was erased on the hub <${Code} text=${erased.hubUrl} /> on ${moment(erased.at)}.</strong> What it sent is gone there; what was recorded stays here, and the sums below tell what it did.</p>`;
}

/** @param {{s: any}} props */
function Held({ s }) {
  const since = s.heldSince ? `, since ${moment(s.heldSince)}` : '';
  return html`<p><strong>${HOLDS[s.held] ?? 'The hub does not take what is sent.'}</strong> ${visible(s.advice ?? 'What waits is kept.')} (<${Code} text=${s.held} />${since})</p>`;
}

/** @param {any} s */
function reasonOf(s) {
  if (s.forgetting) return html`<p><strong>The hub is to erase everything of this device.</strong> It has not confirmed that yet.</p>`;
  if (s.erased && !s.device) return html`<${Erased} erased=${s.erased} />`;
  return s.held === null || s.state !== 'on' ? null : html`<${Held} s=${s} />`;
}

/** @param {{s: any}} props the answer of the API */
export function Hold({ s }) {
  const reason = reasonOf(s);
  return reason && html`<div class="banner warn" role="status">${reason}</div>`;
}
