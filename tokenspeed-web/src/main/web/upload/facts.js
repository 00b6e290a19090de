/** Names with values, and how times and ids are written among them. */

import { html } from '../base/html.js';
import { dateTime } from '../base/time.js';
import { Text } from '../base/parts.js';

/** @param {{fields: [string, any][]}} props */
export function Facts({ fields }) {
  return html`<dl class="facts">${fields.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** @param {number|null} at epoch seconds */
export const moment = at => (at === null ? 'never' : dateTime(at * 1000));

/** A long id in a monospaced font. @param {{text: string}} props */
export function Code({ text }) {
  return html`<code><${Text} text=${text} /></code>`;
}
