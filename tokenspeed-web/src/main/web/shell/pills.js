/** The filters as pills that can be removed, and the form that adds one. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { baseName, count } from '../base/format.js';
import { visible } from '../base/visible.js';
import { DIMENSIONS, filterWords, NUMBERS, OPERATORS, withFilter } from '../address/filters.js';
import { go } from '../address/navigation.js';
import { callFor } from '../address/query.js';
import { Select } from '../base/parts.js';

const LISTS = { project: 'projects', provider: 'providers', model: 'models', tool: 'tools', device: 'devices' };
const STATUSES = ['ok', 'failed', 'cancelled'].map(value => ({ value, label: value, requests: null }));

/** @param {any} route @param {string} kind of the server */
function dimensionsOf(route, kind) {
  const names = kind === 'hub' ? ['project', 'provider', 'model', 'tool', 'device'] : ['project', 'provider', 'model', 'tool'];
  return route.page === 'requests' ? [...names, 'status', ...NUMBERS] : names;
}

/** @param {string} dimension */
function operatorsOf(dimension) {
  if (NUMBERS.includes(dimension)) return ['gte', 'lte'];
  return dimension === 'status' || dimension === 'device' ? ['is'] : ['is', 'is_not', 'contains', 'contains_not'];
}

/** @param {{route: any}} props */
export function Pills({ route }) {
  const without = filter => go({ filters: route.filters.filter(other => other !== filter), peek: '' });
  return html`${route.filters.map(
    filter => html`<button type="button" class="pill" key=${filterWords(filter)} aria-label=${`Remove filter: ${filterWords(filter)}`} onClick=${() => without(filter)}>
      <bdi>${filterWords(filter)}</bdi><span aria-hidden="true">✕</span>
    </button>`,
  )}
  ${route.filters.length > 1 && html`<button type="button" class="link" onClick=${() => go({ filters: [], peek: '' })}>Clear all filters</button>`}`;
}

/** The values of a dimension with how many requests each has. */
function Values({ dimension, facets, onPick }) {
  const [text, setText] = useState('');
  const all = dimension === 'status' ? STATUSES : (facets.data?.[LISTS[dimension]] ?? []);
  const label = option => visible(option.label ?? (dimension === 'project' ? baseName(option.value) : option.value));
  const shown = all.filter(option => label(option).toLowerCase().includes(text.toLowerCase())).slice(0, 50);
  return html`<input type="search" class="wide-input" placeholder="Search" aria-label=${`Search ${DIMENSIONS[dimension]}`} value=${text} onInput=${event => setText(event.currentTarget.value)} />
    <ul class="options" aria-label=${DIMENSIONS[dimension]}>
      ${shown.map(option => html`<li key=${option.value}><button type="button" title=${visible(option.value)} onClick=${() => onPick(option.value)}><bdi>${label(option)}</bdi><span class="num">${option.requests === null ? '' : count(option.requests)}</span></button></li>`)}
      ${shown.length === 0 && html`<li class="none">${facets.loading ? 'Loading' : 'No value.'}</li>`}
    </ul>`;
}

/** A value that is typed. */
function Typed({ dimension, onPick }) {
  const [text, setText] = useState('');
  const submit = event => {
    event.preventDefault();
    if (text.trim()) onPick(text.trim());
  };
  const kind = NUMBERS.includes(dimension) ? 'number' : 'text';
  return html`<form class="row" onSubmit=${submit}><input type=${kind} min="0" class="wide-input" aria-label="Value" value=${text} onInput=${event => setText(event.currentTarget.value)} /><button type="submit">Add</button></form>`;
}

/** @param {{route: any, kind: string, onClose: () => void}} props */
function FilterForm({ route, kind, onClose }) {
  const dimensions = dimensionsOf(route, kind);
  const [dimension, setDimension] = useState('model');
  const [op, setOp] = useState('is');
  const facets = useAnswer(callFor('facets', route));
  const box = useRef(null);
  useEffect(() => box.current?.querySelector('select')?.focus(), []);
  const choose = next => {
    setDimension(next);
    setOp(operatorsOf(next)[0]);
  };
  const pick = value => {
    go({ filters: withFilter(route.filters, { op, dimension, values: [value] }), peek: '' });
    onClose();
  };
  const listed = (op === 'is' || op === 'is_not') && !NUMBERS.includes(dimension);
  return html`<div class="popover" ref=${box} role="dialog" aria-label="Add a filter" onKeyDown=${event => event.key === 'Escape' && onClose()}>
    <div class="row">
      <${Select} label="Filter by" options=${dimensions.map(name => [name, DIMENSIONS[name]])} value=${dimension} onChange=${choose} />
      <${Select} label="Operator" options=${operatorsOf(dimension).map(name => [name, OPERATORS[name]])} value=${op} onChange=${setOp} />
    </div>
    ${listed ? html`<${Values} key=${dimension} dimension=${dimension} facets=${facets} onPick=${pick} />` : html`<${Typed} key=${dimension} dimension=${dimension} onPick=${pick} />`}
  </div>`;
}

/** @param {{route: any, kind: string}} props */
export function AddFilter({ route, kind }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const box = useRef(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    const outside = event => open && !box.current?.contains(event.target) && setOpen(false);
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  return html`<div class="anchor" ref=${box}>
    <button type="button" id="add-filter" ref=${button} aria-expanded=${String(open)} aria-haspopup="dialog" onClick=${() => setOpen(!open)}>+ Filter</button>
    ${open && html`<${FilterForm} route=${route} kind=${kind} onClose=${close} />`}
  </div>`;
}
