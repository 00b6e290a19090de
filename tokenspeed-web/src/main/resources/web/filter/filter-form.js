/** The bar of filters: shows the filters of the address and reports when the reader changes one. */

import { byId, h } from '../base/dom.js';
import { dayOf, DEFAULTS, isNarrowed, NAMES, range } from './filters.js';
import { baseName, count, shortId } from '../base/format.js';
import { visible } from '../base/visible.js';

const ALL = { projectId: 'All projects', providerId: 'All providers', modelId: 'All models', agent: 'All agents', deviceId: 'All devices' };
const MAX_LABEL = 48;

/** @param {string} label */
function short(label) {
  const letters = [...visible(label)];
  return letters.length > MAX_LABEL ? `${letters.slice(0, MAX_LABEL - 1).join('')}…` : letters.join('');
}

/** @param {any} choices @returns {Record<string, {value: string, label: string, requests: number}[]>} */
function optionsOf(choices) {
  const option = (value, label, row) => ({ value, label, requests: row.totals.requests });
  return {
    projectId: choices.projects.map(p => option(p.projectID, p.name ?? baseName(p.projectID), p)),
    providerId: choices.providers.map(p => option(p.providerID, p.providerID, p)),
    modelId: choices.models.map(m => option(m.modelID, m.modelID, m)),
    agent: choices.tools.map(t => option(t.agent, t.agent, t)),
    deviceId: choices.devices.map(d => option(d.deviceId, d.name ?? shortId(d.deviceId), d)),
  };
}

/**
 * @param {HTMLSelectElement} select
 * @param {{value: string, label: string, requests: number}[]} options
 * @param {string} chosen
 */
function fillSelect(select, options, chosen) {
  const listed = options.filter(o => o.value && o.requests > 0).sort((a, b) => b.requests - a.requests);
  const items = listed.map(o => h('option', { value: o.value, title: o.value }, `${short(o.label)} (${count(o.requests)})`));
  if (chosen && !listed.some(o => o.value === chosen)) items.unshift(h('option', { value: chosen }, `${short(chosen)} (0)`));
  select.replaceChildren(h('option', { value: '' }, ALL[select.name]), ...items);
  select.value = chosen;
  select.classList.toggle('set', Boolean(chosen));
}

/**
 * @param {(changes: Partial<import('./filters.js').Filters>) => void} onChange
 * @param {() => void} onClear
 */
export function createFilterForm(onChange, onClear) {
  const form = byId('filters');
  /** @type {import('./filters.js').Filters} */
  let filters = { ...DEFAULTS };
  /** @type {Record<string, {value: string, label: string, requests: number}[]>} */
  let options = {};

  /** A custom period begins with the days that were shown before. */
  function period(value) {
    if (value !== 'custom') return { period: value };
    const before = range(filters, new Date());
    const today = dayOf(new Date());
    return { period: value, from: filters.from || (before.from ? dayOf(before.from) : today), to: filters.to || today };
  }

  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', event => {
    const { name, value } = event.target;
    onChange(name === 'period' ? period(value) : { [name]: value });
  });
  byId('clear').addEventListener('click', () => {
    onClear();
    form.querySelector('input[name=period]:checked')?.focus();
  });

  return {
    /** @param {import('./filters.js').Filters} next */
    show(next) {
      filters = next;
      form.querySelector(`input[value="${filters.period}"]`).checked = true;
      byId('custom').hidden = filters.period !== 'custom';
      byId('from').value = filters.from;
      byId('to').value = filters.to;
      byId('clear').hidden = !isNarrowed(filters);
      for (const name of NAMES) fillSelect(byId(name), options[name] ?? [], filters[name]);
    },
    /** @param {any} choices the values that occur in the period */
    offer(choices) {
      options = optionsOf(choices);
      this.show(filters);
    },
  };
}
