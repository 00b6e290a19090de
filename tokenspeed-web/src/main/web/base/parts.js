/** Small parts that every page is made of. */

import { html } from './html.js';
import { visible } from './visible.js';
import { baseName } from './format.js';
import { dateTime, toDate, when } from './time.js';
import { tell } from './bus.js';

/** A name from a log: cut where it is too long, whole in its title, and never able to hide or turn text. */
export function Name({ text, title = text, short = false }) {
  if (text === null || text === undefined || text === '') return html`<span class="unknown">—</span>`;
  return html`<bdi class="name" title=${visible(String(title))}>${visible(short ? baseName(text) : String(text))}</bdi>`;
}

/** Text that others wrote, whole, and never able to hide or turn text. @param {{text: any}} props */
export function Text({ text }) {
  return html`<bdi>${visible(String(text))}</bdi>`;
}

/** A point in time, whole in its title. @param {{at: number|string|null|undefined}} props */
export function Time({ at }) {
  return html`<time datetime=${toDate(at)?.toISOString()} title=${dateTime(at)}>${when(at)}</time>`;
}

/** A panel with a heading. The heading's id names the panel. */
export function Panel({ id, title, hint, tools, children, busy = false, tall = false }) {
  return html`<section class=${`panel${tall ? ' tall-panel' : ''}`} id=${id} aria-labelledby=${`${id}-title`} aria-busy=${String(busy)}>
    <div class="panel-head"><h2 id=${`${id}-title`}>${title}</h2>${hint ? html`<p class="hint">${hint}</p>` : html`<span class="hint"></span>`}${tools}</div>
    ${children}
  </section>`;
}

/** A button that explains how numbers are measured. @param {{label: string, names: string[]}} props */
export function Why({ label, names }) {
  const open = event => {
    event.stopPropagation();
    tell('explain', { title: `How ${label} is measured`, names });
  };
  return html`<button type="button" class="why" aria-label=${`How ${label} is measured`} onClick=${open}>?</button>`;
}

/** One of several choices, as buttons side by side. */
export function Choice({ label, options, value, onChange }) {
  return html`<div class="choice" role="group" aria-label=${label}>
    ${options.map(([id, text]) => html`<button type="button" key=${id} aria-pressed=${String(id === value)} onClick=${() => onChange(id)}>${text}</button>`)}
  </div>`;
}

/** A menu of choices. @param {{label: string, options: [string, string][], value: string, onChange: (value: string) => void, id?: string}} props */
export function Select({ label, options, value, onChange, id }) {
  return html`<select id=${id} aria-label=${label} value=${value} onChange=${event => onChange(event.currentTarget.value)}>
    ${options.map(([option, text]) => html`<option key=${option} value=${option} selected=${option === value}>${text}</option>`)}
  </select>`;
}

/** A change since the period before. @param {{change: import('./change.js').Change|null, absent?: string}} props */
export function ChangeText({ change, absent = '' }) {
  if (!change) return html`<span class="change">${absent}</span>`;
  return html`<span class=${`change ${change.tone}`}>${change.text}${change.words && html`<span class="sr-only"> ${change.words}</span>`}</span>`;
}
