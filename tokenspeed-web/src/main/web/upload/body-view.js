/** The body of an upload, laid out for reading or as its exact bytes. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { exact, plural } from '../base/format.js';
import { dateTime } from '../base/time.js';

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

/** The SHA-256 that the hub answers with, empty where the browser cannot compute it. @param {Uint8Array} bytes */
function useDigest(bytes) {
  const [text, setText] = useState('');
  useEffect(() => {
    let isLatest = true;
    globalThis.crypto?.subtle?.digest('SHA-256', bytes).then(hash => {
      if (isLatest) setText([...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join(''));
    });
    return () => (isLatest = false);
  }, [bytes]);
  return text;
}

/** @param {{text: string}} props */
function Copy({ text }) {
  const [label, setLabel] = useState('Copy exact bytes');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setLabel('Copied');
    } catch {
      setLabel('Copying was refused');
    }
  };
  return html`<button type="button" onClick=${copy}>${label}</button>`;
}

/** @param {Uint8Array} bytes */
function read(bytes) {
  const text = new TextDecoder().decode(bytes);
  const envelope = parsed(text);
  return { text, pretty: envelope ? JSON.stringify(envelope, null, 2) : text, about: summary(envelope) };
}

/** @param {{bytes: Uint8Array}} props */
export function BodyView({ bytes }) {
  const { text, pretty, about } = useMemo(() => read(bytes), [bytes]);
  const [isExact, setExact] = useState(false);
  const digest = useDigest(bytes);
  // Not through `visible`: the body is shown exactly as it is sent.
  return html`<div class="body-view">
    <p>${about}</p>
    <p class="hint">${exact(bytes.length, 'bytes')}<span class="hash">${digest && ` · SHA-256 ${digest}`}</span></p>
    <div class="row">
      <button type="button" aria-pressed=${String(isExact)} onClick=${() => setExact(!isExact)}>Exact bytes</button>
      <${Copy} key=${text} text=${text} />
    </div>
    <pre class=${isExact ? 'body exact' : 'body'} tabindex="0" role="region" aria-label=${isExact ? 'Body, exact bytes' : 'Body, for reading'}>${isExact ? text : pretty}</pre>
  </div>`;
}
