/**
 * How to switch uploading on and off. The page has no button for it, so that neither a mistake nor a trick can do it.
 */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';

const STEPS = {
  enable: ['tokenspeed upload enable', 'shows what is sent and to whom, asks whether you agree, and switches it on.'],
  enroll: ['tokenspeed device enroll', 'takes the invite that the people who run the hub gave you.'],
  disable: ['tokenspeed upload disable', 'stops it at once; what waits is kept here.'],
  forget: ['tokenspeed device forget', 'stops it and has the hub erase everything of this device.'],
};

/** @param {any} s @returns {string[]} */
function stepsOf({ state, device }) {
  if (state === 'on') return device ? ['disable', 'forget'] : ['enroll', 'disable'];
  return device ? ['enable', 'forget'] : ['enable', 'enroll'];
}

/** @param {{name: string}} props */
function Step({ name }) {
  const [command, what] = STEPS[name];
  return html`<li><code>${command}</code> ${what}</li>`;
}

/** @param {{s: any}} props the answer of the API */
export function Switch({ s }) {
  return html`${s.state === 'off' && html`<p>${visible(`Now it is off because ${s.reason}; take that away first.`)}</p>`}
    <ul class="steps">${stepsOf(s).map(name => html`<${Step} key=${name} name=${name} />`)}</ul>`;
}

/** A summary of the consent text. */
export function WhatIsSent() {
  return html`<div class="prose">
    <p>Sums over a few minutes: how many requests and errors there were, their tokens, their cost and how fast they were, by tool, provider, model and an anonymous id per project.</p>
    <p>Never prompts, answers, code, file names, paths, project names, user names, host names or session ids. The sums are pseudonymous, not anonymous: the hub knows which device sent them and sees its network address.</p>
  </div>`;
}
