/** The columns of the tables of rules, events and targets. */

import { h } from '../base/dom.js';
import { dateTime } from '../base/format.js';
import { amount, lasting, seriesText, standing, worst } from './alert-words.js';

/** @param {string} label @param {string} kind */
const badge = (label, kind) => h('span', { class: `badge ${kind}` }, label);

/** @param {any} event */
const seconds = event => (event.closedAt ? (Date.parse(event.closedAt) - Date.parse(event.openedAt)) / 1000 : null);

/** @param {(rule: any) => void} open */
export function ruleColumns(open) {
  return [
    {
      key: 'name',
      label: 'Rule',
      value: r => r.name,
      cell: r => h('button', { type: 'button', class: 'link', 'data-focus': `rule-${r.id}`, onclick: () => open(r) }, h('bdi', {}, r.name)),
    },
    { key: 'state', label: 'State', value: r => standing(r, new Date()).label, cell: r => { const s = standing(r, new Date()); return badge(s.label, s.kind); } },
    { key: 'value', label: 'Value', numeric: true, value: r => worst(r)?.value, cell: r => amount(worst(r)?.value, r.unit) },
    { key: 'threshold', label: 'Threshold', numeric: true, value: r => r.threshold, cell: r => amount(worst(r)?.threshold ?? r.threshold, r.unit) },
    { key: 'targets', label: 'Tells', minor: true, value: r => r.targets.join(', '), cell: r => h('bdi', {}, r.targets.join(', ')) },
  ];
}

export const eventColumns = [
  { key: 'openedAt', label: 'Opened', value: e => Date.parse(e.openedAt), cell: e => dateTime(e.openedAt) },
  { key: 'lasted', label: 'Lasted', numeric: true, value: seconds, cell: e => (e.closedAt ? lasting(seconds(e)) : 'open') },
  { key: 'name', label: 'Rule', value: e => e.name, cell: e => [h('bdi', {}, e.name), e.series && h('div', { class: 'hint' }, h('bdi', {}, seriesText(e.series)))] },
  { key: 'value', label: 'Value', numeric: true, value: e => e.value, cell: e => amount(e.value, e.unit) },
  { key: 'threshold', label: 'Threshold', numeric: true, minor: true, value: e => e.threshold, cell: e => amount(e.threshold, e.unit) },
  { key: 'quiet', label: 'Told', minor: true, value: e => e.quiet, cell: e => (e.quiet === 'none' ? 'yes' : `no: ${e.quiet}`) },
];

/** @param {(target: any) => void} test */
export function targetColumns(test) {
  return [
    { key: 'id', label: 'Target', value: t => t.id, cell: t => h('bdi', {}, t.id) },
    { key: 'kind', label: 'Kind', value: t => t.kind, cell: t => t.kind },
    { key: 'url', label: 'Address', minor: true, value: t => t.url, cell: t => t.url ?? '' },
    { key: 'enabled', label: 'State', value: t => String(t.enabled), cell: t => (t.enabled ? 'on' : 'off') },
    {
      key: 'test',
      label: 'Test',
      value: () => null,
      cell: t => h('button', { type: 'button', 'data-focus': `test-${t.id}`, 'aria-label': `Send a test to ${t.id}`, onclick: () => test(t) }, 'Send a test'),
    },
  ];
}
