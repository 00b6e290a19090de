/** The time chart: stacked columns, read with the pointer or the arrow keys, or shown as a table. */

import { prepare } from './chart-data.js';
import { draw } from './chart-draw.js';
import { listing } from './chart-table.js';
import { byId, h, replace } from '../base/dom.js';
import { bucket, count, tokens, usd } from '../base/format.js';

const TITLES = { tokens: 'Tokens', cost: 'Cost', requests: 'Requests' };
const TEXTS = { tokens, cost: usd, requests: count };
const MIN_WIDTH = 240;

/** @param {any} series @param {string} value */
function legendItem({ name, slot }, value) {
  const key = h('span', { class: `key s-${slot}`, 'aria-hidden': 'true' });
  return h('li', {}, key, h('bdi', { class: 'name', title: name }, name), h('span', { class: 'num' }, value));
}

/** The texts for one bucket, or for the whole period at −1. @param {any} model @param {number} i @param {any} view */
function readingOf(model, i, { text, interval }) {
  if (i < 0) return { name: 'Whole period', sum: text(model.sum), values: model.series.map(s => text(s.sum)) };
  const name = bucket(model.starts[i], interval) + (i === model.partial ? ', so far' : '');
  return { name, sum: text(model.totals[i]), values: model.series.map(s => text(s.values[i])) };
}

/** @param {any} model @param {number} i @param {{name: string, sum: string, values: string[]}} reading */
function sentence(model, i, { name, sum, values }) {
  const parts = model.series.map((s, n) => s.values[i] !== 0 && `${s.name} ${values[n]}`).filter(Boolean);
  return `${name}: ${sum}. ${parts.join(', ')}`;
}

/**
 * @param {any} model
 * @param {{title: string, text: (n: any) => string, interval: string, width: number, say: (text: string) => void}} view
 */
function plot(model, view) {
  const last = model.starts.length - 1;
  const head = h('p', { class: 'reading' });
  const legend = h('ul', { class: 'legend' });
  let at = -1;

  function read(i, aloud = false) {
    at = i;
    const reading = readingOf(model, i, view);
    head.replaceChildren(h('span', {}, reading.name), h('strong', {}, reading.sum));
    legend.replaceChildren(...model.series.map((s, n) => legendItem(s, reading.values[n])));
    box.querySelectorAll('.column').forEach((column, n) => column.classList.toggle('at', n === i));
    if (aloud) view.say(sentence(model, i, reading));
  }

  const steps = { ArrowLeft: () => Math.max(0, at - 1), ArrowRight: () => Math.min(last, at + 1), Home: () => 0, End: () => last };
  function onkeydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') read(-1);
    if (!steps[event.key]) return;
    event.preventDefault();
    read(steps[event.key](), true);
  }
  function onpointermove(event) {
    const column = event.target.closest('.column');
    if (column && Number(column.dataset.i) !== at) read(Number(column.dataset.i));
  }
  const label = `${view.title} by ${view.interval}, stacked by model. Arrow keys read the values.`;
  const props = { class: 'plot', tabindex: 0, role: 'group', 'aria-roledescription': 'chart', 'aria-label': label, 'data-focus': 'plot' };
  const listeners = { onkeydown, onpointermove, onpointerleave: () => read(-1) };
  const box = h('div', { ...props, ...listeners }, draw(model, view.width, view.text, view.interval));
  read(-1);
  return [box, h('div', { class: 'under' }, head, legend)];
}

/** Calls `action` when the element's width has changed. @param {HTMLElement} element @param {() => void} action */
function onWidth(element, action) {
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    action();
  }).observe(element);
}

/**
 * @param {(text: string) => void} say announces a text to screen readers
 * @returns {{render: (rows: any[], period: any) => void}}
 */
export function createChart(say) {
  const body = byId('chart-body');
  const toggle = byId('chart-view');
  let rows = [];
  let period = { interval: 'day', from: null, to: 0, now: 0 };
  let metric = 'tokens';
  let asTable = false;

  function content() {
    const model = prepare(rows, metric, period);
    const view = {
      title: TITLES[metric],
      text: TEXTS[metric],
      interval: period.interval,
      width: Math.max(MIN_WIDTH, body.clientWidth),
      say,
    };
    if (!model.starts.length) return [h('p', { class: 'none' }, 'Nothing to draw in this period.')];
    return asTable ? [listing(model, view.text, view.interval, view.title)] : plot(model, view);
  }

  function show() {
    const without = metric === 'cost' ? ', without unpriced requests' : '';
    byId('chart-title').textContent = `${TITLES[metric]} over time`;
    byId('chart-hint').textContent = `by ${period.interval}, stacked by model${without}`;
    toggle.setAttribute('aria-pressed', String(asTable));
    replace(body, content());
  }

  byId('chart-metric').addEventListener('change', event => {
    metric = event.target.value;
    show();
  });
  toggle.addEventListener('click', () => {
    asTable = !asTable;
    show();
  });
  onWidth(body, show);
  return {
    render(nextRows, nextPeriod) {
      [rows, period] = [nextRows, nextPeriod];
      show();
    },
  };
}
