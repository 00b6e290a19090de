/**
 * How to switch uploading on and off. The page has no button for it, so that neither a mistake nor a trick can do it.
 */

import { h } from '../base/dom.js';

/** @param {string} command @param {string} what */
const step = (command, what) => h('li', {}, h('code', {}, command), ` ${what}`);

const enable = step('tokenspeed upload enable', 'shows what is sent and to whom, asks whether you agree, and switches it on.');
const enroll = step('tokenspeed device enroll', 'takes the invite that the people who run the hub gave you.');
const disable = step('tokenspeed upload disable', 'stops it at once; what waits is kept here.');
const forget = step('tokenspeed device forget', 'stops it and has the hub erase everything of this device.');

/** @param {any} s the answer of the API */
export function switchPanel(s) {
  if (s.state === 'on') return h('ul', { class: 'steps' }, s.device ? [] : enroll, disable, s.device && forget);
  const blocked = s.state === 'off' && h('p', {}, `Now it is off because ${s.reason}; take that away first.`);
  return [blocked, h('ul', { class: 'steps' }, enable, s.device ? forget : enroll)];
}

const SENT = [
  'Sums over a few minutes: how many requests and errors there were, their tokens, their cost and how fast they were,',
  'by tool, provider, model and an anonymous id per project.',
];
const NEVER_SENT = [
  'Never prompts, answers, code, file names, paths, project names, user names, host names or session ids.',
  'The sums are pseudonymous, not anonymous: the hub knows which device sent them and sees its network address.',
];

/** A summary of the consent text. */
export function whatIsSent() {
  return h('div', { class: 'prose' }, h('p', {}, SENT.join(' ')), h('p', {}, NEVER_SENT.join(' ')));
}
