/** The columns of the tables of rules, events and targets. */

import { html } from '../base/html.js';
import { Text } from '../base/parts.js';
import { dateTime } from '../base/time.js';
import { visible } from '../base/visible.js';
import { amount, lasting, seriesText, standing, worst } from './alert-words.js';

/** @param {any} event @returns {number|null} null while it is open */
const seconds = event => (event.closedAt ? (Date.parse(event.closedAt) - Date.parse(event.openedAt)) / 1000 : null);

/** @param {any} rule */
function stateCell(rule) {
  const { label, tone } = standing(rule);
  return html`<span class=${`badge ${tone}`}>${label}</span>`;
}

/** @param {any} rule */
const targetsOf = rule => rule.targets.join(', ');

/** @param {(rule: any) => void} open */
export function ruleColumns(open) {
  return [
    {
      key: 'name',
      label: 'Rule',
      value: r => r.name,
      cell: r => html`<button type="button" class="link" data-focus=${`rule-${r.id}`} aria-haspopup="dialog" onClick=${() => open(r)}><${Text} text=${r.name} /></button>`,
    },
    { key: 'state', label: 'State', value: r => standing(r).label, cell: stateCell },
    { key: 'value', label: 'Value', numeric: true, value: r => worst(r)?.value, cell: r => amount(worst(r)?.value, r.unit) },
    { key: 'threshold', label: 'Threshold', numeric: true, value: r => r.threshold, cell: r => amount(worst(r)?.threshold ?? r.threshold, r.unit) },
    { key: 'targets', label: 'Tells', minor: true, value: targetsOf, cell: r => html`<${Text} text=${targetsOf(r)} />` },
  ];
}

/** @param {any} event */
function nameCell(event) {
  return html`<${Text} text=${event.name} />${event.series && html`<div class="hint"><${Text} text=${seriesText(event.series)} /></div>`}`;
}

export const eventColumns = [
  { key: 'openedAt', label: 'Opened', value: e => Date.parse(e.openedAt), cell: e => dateTime(e.openedAt) },
  { key: 'lasted', label: 'Lasted', numeric: true, value: seconds, cell: e => (e.closedAt ? lasting(seconds(e)) : 'open') },
  { key: 'name', label: 'Rule', value: e => e.name, cell: nameCell },
  { key: 'value', label: 'Value', numeric: true, value: e => e.value, cell: e => amount(e.value, e.unit) },
  { key: 'threshold', label: 'Threshold', numeric: true, minor: true, value: e => e.threshold, cell: e => amount(e.threshold, e.unit) },
  { key: 'quiet', label: 'Told', minor: true, value: e => e.quiet, cell: e => (e.quiet === 'none' ? 'yes' : `no: ${e.quiet}`) },
];

/** @param {(target: any) => void} test */
export function targetColumns(test) {
  return [
    { key: 'id', label: 'Target', value: t => t.id, cell: t => html`<${Text} text=${t.id} />` },
    { key: 'kind', label: 'Kind', minor: true, value: t => t.kind, cell: t => t.kind },
    { key: 'url', label: 'Address', minor: true, value: t => t.url, cell: t => html`<${Text} text=${t.url ?? ''} />` },
    { key: 'enabled', label: 'State', value: t => String(t.enabled), cell: t => (t.enabled ? 'on' : 'off') },
    { key: 'test', label: 'Test', cell: t => html`<button type="button" aria-label=${visible(`Send a test to ${t.id}`)} onClick=${() => test(t)}>Send a test</button>` },
  ];
}
