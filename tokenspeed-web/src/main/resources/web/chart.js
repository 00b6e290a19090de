/** The time chart: stacked columns as SVG, read with the pointer or the arrow keys, or shown as a table. */

import { prepare, ticks } from './chart-data.js';
import { byId, h, replace, svg } from './dom.js';
import { bucket, count, exact, tick, tokens, usd } from './format.js';

const HEIGHT = 240;
const PAD = { left: 56, right: 8, top: 10, bottom: 26 };
const TITLES = { tokens: 'Tokens', cost: 'Cost', requests: 'Requests' };
const TEXTS = { tokens, cost: usd, requests: count };

/** @param {any} model @param {number} width @param {(n: number) => string} text @param {string} interval */
function draw(model, width, text, interval) {
  const lines = ticks(model.max);
  const top = lines.at(-1) || 1;
  const inner = { width: width - PAD.left - PAD.right, height: HEIGHT - PAD.top - PAD.bottom };
  const y = value => PAD.top + inner.height * (1 - value / top);
  const step = inner.width / Math.max(1, model.starts.length);
  const bar = Math.max(1, Math.min(48, step - Math.min(6, step * 0.25)));
  const x = i => PAD.left + step * i + (step - bar) / 2;
  const every = Math.max(1, Math.ceil(model.starts.length / Math.max(2, Math.floor(inner.width / 78))));
  const grid = lines.map(value => [
    svg('line', { class: 'grid', x1: PAD.left, x2: width - PAD.right, y1: y(value), y2: y(value) }),
    svg('text', { class: 'tick', x: PAD.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, value === 0 ? '0' : text(value))]);
  const dates = model.starts.map((start, i) => i % every === 0
    && svg('text', { class: 'tick', x: x(i) + bar / 2, y: HEIGHT - 8, 'text-anchor': 'middle' }, tick(start, interval)));
  const columns = model.starts.map((_, i) => column(model, i, { x, y, bar, step }));
  return svg('svg', { class: 'chart', width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, 'aria-hidden': 'true' }, grid, dates, columns);
}

/** @param {any} model @param {number} i @param {any} scale */
function column(model, i, { x, y, bar, step }) {
  let sum = 0;
  const parts = model.series.map(s => {
    const value = s.values[i] ?? 0;
    if (value <= 0) return null;
    const from = y(sum);
    sum += value;
    const height = from - y(sum);
    return svg('rect', { class: `s-${s.slot}`, x: x(i), y: y(sum), width: bar, height: Math.max(0.5, height - (height > 3 ? 1 : 0)) });
  });
  return svg('g', { class: i === model.partial ? 'column partial' : 'column', 'data-i': i },
    svg('rect', { class: 'hit', x: x(i) - (step - bar) / 2, y: PAD.top, width: step, height: HEIGHT - PAD.top - PAD.bottom }), parts);
}

/** @param {any} model @param {(n: number|null) => string} text @param {string} interval @param {string} title */
function listing(model, text, interval, title) {
  const cells = values => values.map(value => h('td', { class: 'num', title: exact(value) }, text(value)));
  const rows = model.starts.map((start, i) => h('tr', {}, h('th', { scope: 'row' }, bucket(start, interval)),
    cells(model.series.map(s => s.values[i] ?? (model.totals[i] === null ? null : 0))), cells([model.totals[i]])));
  return h('div', { class: 'scroll tall', tabindex: 0, role: 'group', 'aria-label': `${title} over time, table` },
    h('table', {}, h('caption', { class: 'sr-only' }, `${title} by ${interval} and model`),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Time'),
        [...model.series.map(s => s.name), 'Total'].map(name => h('th', { scope: 'col', class: 'num' }, h('bdi', { class: 'name' }, name))))),
      h('tbody', {}, rows.reverse())));
}

/**
 * @param {(text: string) => void} say tells screen readers
 * @returns {{render: (rows: any[], period: any) => void}}
 */
export function createChart(say) {
  const body = byId('chart-body');
  const view = byId('chart-view');
  let rows = [];
  let period = { interval: 'day', from: null, to: 0, now: 0 };
  let metric = 'tokens';
  let asTable = false;

  function plot(model, text) {
    let at = -1;
    const legend = h('ul', { class: 'legend' });
    const head = h('p', { class: 'reading' });
    const read = (i, aloud) => {
      at = i;
      const value = s => text(i < 0 ? s.sum : (s.values[i] ?? (model.totals[i] === null ? null : 0)));
      const name = i < 0 ? 'Whole period' : bucket(model.starts[i], period.interval) + (i === model.partial ? ', so far' : '');
      const sum = text(i < 0 ? model.totals.reduce((a, b) => a + (b ?? 0), 0) : model.totals[i]);
      head.replaceChildren(h('span', {}, name), h('strong', {}, sum));
      legend.replaceChildren(...model.series.map(s => h('li', {}, h('span', { class: `key s-${s.slot}`, 'aria-hidden': 'true' }), h('bdi', { class: 'name', title: s.name }, s.name), h('span', { class: 'num' }, value(s)))));
      box.querySelectorAll('.column').forEach((c, n) => c.classList.toggle('at', n === i));
      if (aloud) say(`${name}: ${sum}. ${model.series.filter(s => s.values[i]).map(s => `${s.name} ${value(s)}`).join(', ')}`);
    };
    const keys = { ArrowLeft: () => Math.max(0, at - 1), ArrowRight: () => Math.min(model.starts.length - 1, at + 1), Home: () => 0, End: () => model.starts.length - 1, Escape: () => -1 };
    const box = h('div', {
      class: 'plot', tabindex: 0, role: 'group', 'aria-roledescription': 'chart', 'data-focus': 'plot', 'aria-label': `${TITLES[metric]} by ${period.interval}, stacked by model. Arrow keys read the values.`,
      onkeydown: event => {
        if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        read(keys[event.key](), event.key !== 'Escape');
      },
      onpointermove: event => {
        const found = event.target.closest('.column');
        if (found && Number(found.dataset.i) !== at) read(Number(found.dataset.i), false);
      },
      onpointerleave: () => read(-1, false),
    }, draw(model, Math.max(240, body.clientWidth), text, period.interval));
    read(-1, false);
    return [box, h('div', { class: 'under' }, head, legend)];
  }

  function show() {
    const model = prepare(rows, metric, period);
    const text = TEXTS[metric];
    byId('chart-title').textContent = `${TITLES[metric]} over time`;
    byId('chart-hint').textContent = `by ${period.interval}, stacked by model`;
    view.setAttribute('aria-pressed', String(asTable));
    const nothing = h('p', { class: 'none' }, 'Nothing to draw in this period.');
    replace(body, ...(!model.starts.length ? [nothing] : asTable ? [listing(model, text, period.interval, TITLES[metric])] : plot(model, text)));
  }

  byId('chart-metric').addEventListener('change', event => {
    metric = event.target.value;
    show();
  });
  view.addEventListener('click', () => {
    asTable = !asTable;
    show();
  });
  let width = body.clientWidth;
  new ResizeObserver(() => {
    if (body.clientWidth === width) return;
    width = body.clientWidth;
    show();
  }).observe(body);

  return {
    render(nextRows, nextPeriod) {
      [rows, period] = [nextRows, nextPeriod];
      show();
    },
  };
}
