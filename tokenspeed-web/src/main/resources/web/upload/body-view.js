/** Shows the body of an upload, laid out for reading or as its exact bytes. */

import { h } from '../base/dom.js';
import { dateTime, exact, plural } from '../base/format.js';

/** @param {string} text @returns {any} null where it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {any} envelope @returns {string} what it holds, in one line */
export function summary(envelope) {
  const records = envelope?.records ?? [];
  if (!records.length) return 'no records';
  const requests = records.reduce((sum, record) => sum + record.requests, 0);
  const starts = records.map(record => record.bucketStart);
  const end = Math.max(...records.map(record => record.bucketStart + record.bucketSeconds));
  const period = `${dateTime(Math.min(...starts) * 1000)} to ${dateTime(end * 1000)}`;
  return [exact(records.length, plural('record', records.length)), exact(requests, plural('request', requests)), period].join(', ');
}

/**
 * Shows the SHA-256 that the hub answers with, where the browser can compute it.
 * @param {HTMLElement} place
 * @param {Uint8Array} bytes
 */
async function digest(place, bytes) {
  const hash = await globalThis.crypto?.subtle?.digest('SHA-256', bytes);
  if (hash) place.textContent = ` · SHA-256 ${[...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('')}`;
}

/** @param {string} text @param {HTMLElement} button */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Copying was refused';
  }
}

/** @param {Uint8Array} bytes @returns {HTMLElement} */
export function bodyView(bytes) {
  const text = new TextDecoder().decode(bytes);
  const envelope = parsed(text);
  const pretty = envelope ? JSON.stringify(envelope, null, 2) : text;
  const pre = h('pre', { class: 'body', tabindex: 0, role: 'region', 'aria-label': 'Body, for reading' });
  // Not through `visible`: the body is shown exactly as it is sent.
  pre.textContent = pretty;
  const hash = h('span', { class: 'hash' });
  const toggle = h('button', { type: 'button', 'aria-pressed': 'false', onclick: exactly }, 'Exact bytes');
  const copier = h('button', { type: 'button', onclick: () => copy(text, copier) }, 'Copy exact bytes');

  function exactly() {
    const isExact = toggle.getAttribute('aria-pressed') === 'false';
    toggle.setAttribute('aria-pressed', String(isExact));
    pre.textContent = isExact ? text : pretty;
    pre.classList.toggle('exact', isExact);
    pre.setAttribute('aria-label', isExact ? 'Body, exact bytes' : 'Body, for reading');
  }

  void digest(hash, bytes);
  return h(
    'div',
    { class: 'body-view' },
    h('p', {}, summary(envelope)),
    h('p', { class: 'hint' }, exact(bytes.length, 'bytes'), hash),
    h('div', { class: 'body-tools' }, toggle, copier),
    pre,
  );
}
