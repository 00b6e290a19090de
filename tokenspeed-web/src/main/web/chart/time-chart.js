/** A chart over time with its legend, a reading of one bucket, keys, and the same numbers as a table or file. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { on } from '../base/bus.js';
import { offer } from '../base/offers.js';
import { bucket } from '../base/time.js';
import { ChartTable } from './chart-table.js';
import { chartCsv } from './csv.js';
import { Legend } from './legend.js';
import { newPlot, plotOptions } from './plot-options.js';
import { moved, useSpoken } from './reading.js';
import { noteOf, stacked } from './shape.js';

const HEIGHT = 260;

/** @param {any} chart @returns {any[]} columns as the library takes them, in the order of what is drawn */
function columnsOf(chart) {
  const bars = chart.drawn.filter(one => one.kind === 'bar');
  const others = chart.drawn.filter(one => one.kind !== 'bar');
  return [chart.t, ...stacked(bars), ...others.map(one => one.values)];
}

/** Bars are drawn tallest first, so their series come in reverse. @param {any} chart */
function ordered(chart) {
  const bars = chart.drawn.filter(one => one.kind === 'bar').reverse();
  return { ...chart, drawn: [...bars, ...chart.drawn.filter(one => one.kind !== 'bar')] };
}

/**
 * @param {object} props
 * @param {any} props.chart `{t, by, zone, partial, drawn, format, label}`: `t` in epoch seconds
 * @param {(from: number, to: number) => void} [props.onSelect] gets positions of buckets
 * @param {boolean} props.asTable
 */
export function TimeChart({ chart, onSelect, asTable }) {
  const holder = useRef(null);
  const plot = useRef(null);
  const [at, setAt] = useState(null);
  const [theme, setTheme] = useState(0);

  useEffect(() => offer({ label: chart.label, csv: () => chartCsv(chart) }), [chart]);
  useEffect(() => on('theme', () => setTheme(value => value + 1)), []);
  useEffect(() => {
    if (asTable || !holder.current) return undefined;
    const element = holder.current;
    const size = () => ({ width: Math.max(240, element.clientWidth), height: HEIGHT });
    plot.current = newPlot(plotOptions(ordered(chart), size(), setAt, onSelect ?? null), columnsOf(chart), element);
    const watch = new ResizeObserver(() => plot.current?.setSize(size()));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.current.destroy();
      plot.current = null;
    };
  }, [chart, asTable, theme]);
  const spoken = useSpoken(at === null || at >= chart.t.length ? '' : readingText(chart, at));

  function onKeyDown(event) {
    const next = moved(at, event, chart.t.length - 1);
    if (next === undefined || !plot.current) return;
    event.preventDefault();
    const left = next === null ? -10 : plot.current.valToPos(chart.t[next], 'x');
    plot.current.setCursor({ left, top: 0 });
    setAt(next);
  }

  if (asTable) return html`<div class="chart-body"><${ChartTable} chart=${chart} /></div>`;
  return html`<div class="chart-body">
    <div class="plot" ref=${holder} tabindex="0" role="group" aria-roledescription="chart" aria-label=${`${chart.label}. Arrow keys read single values, Escape ends.`} onKeyDown=${onKeyDown} data-testid="plot"></div>
    <${Legend} chart=${chart} at=${at} />
    <p class="sr-only" aria-live="polite">${spoken}</p>
  </div>`;
}

/** @param {any} chart @param {number} at */
function readingText(chart, at) {
  const shown = chart.drawn.filter(one => at < one.values.length).map(one => `${one.label} ${chart.format(one.values[at])}`);
  return `${bucket(chart.t[at] * 1000, chart.by)}${noteOf(chart, at)}: ${shown.join(', ')}`;
}
