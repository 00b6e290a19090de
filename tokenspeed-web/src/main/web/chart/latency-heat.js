/** A map of time and a measure of single requests: the darker a cell, the more requests of that time have such a value. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { on } from '../base/bus.js';
import { count } from '../base/format.js';
import { bucket, tick } from '../base/time.js';
import { DataTable } from '../table/data-table.js';
import { resolved } from './colours.js';
import { ReadChart } from './read-chart.js';

const HEIGHT = 260;
const PAD = { left: 62, bottom: 24, top: 4, right: 8 };
const SHADES = 7;
const MOST_ROWS = 24;
const TICK_WIDTH = 84;
const TICK_HEIGHT = 34;

/**
 * Joins neighbouring bins, so that a row is high enough to be seen.
 * @param {number[]} edges one more than there are bins
 * @param {number[]} counts time by time, a value for each bin
 * @returns {{edges: number[], columns: number[][]}} a column for each time
 */
export function joined(edges, counts) {
  const bins = Math.max(0, edges.length - 1);
  const each = Math.max(1, Math.ceil(bins / MOST_ROWS));
  const starts = Array.from({ length: Math.ceil(bins / each) }, (_, row) => row * each);
  const columns = Array.from({ length: bins ? counts.length / bins : 0 }, (_, i) => {
    const own = counts.slice(i * bins, (i + 1) * bins);
    return starts.map(start => own.slice(start, start + each).reduce((sum, n) => sum + n, 0));
  });
  return { edges: bins ? [...starts.map(start => edges[start]), edges[bins]] : [], columns };
}

const sum = column => column.reduce((all, n) => all + n, 0);

/** @param {any} map @param {number} i @param {(n: number) => string} format */
function textOf(map, i, format) {
  const column = map.columns[i];
  const most = column.indexOf(Math.max(...column));
  const when = bucket(map.t[i] * 1000, map.by);
  if (sum(column) === 0) return `${when}: no request with a known value`;
  return `${when}: ${count(sum(column))} requests, most of them (${count(column[most])}) from ${format(map.edges[most])} to ${format(map.edges[most + 1])}`;
}

/** @param {number} width */
function placesOf(map, width) {
  const inner = { width: width - PAD.left - PAD.right, height: HEIGHT - PAD.top - PAD.bottom };
  const rows = Math.max(1, map.edges.length - 1);
  return { x: i => PAD.left + (i / map.t.length) * inner.width, y: row => PAD.top + inner.height * (1 - row / rows), wide: inner.width / map.t.length, high: inner.height / rows };
}

/** @param {CanvasRenderingContext2D} pen @param {any} map @param {any} places */
function paintCells(pen, map, { x, y, wide, high }) {
  const most = Math.max(1, ...map.columns.flat());
  const shades = Array.from({ length: SHADES }, (_, i) => resolved(`--h${i}`));
  map.columns.forEach((column, i) =>
    column.forEach((n, row) => {
      if (n === 0) return;
      pen.fillStyle = shades[Math.min(SHADES - 1, Math.floor(Math.sqrt(n / most) * SHADES))];
      pen.fillRect(x(i), y(row + 1), Math.max(1, wide - 1), Math.max(1, high - 1));
    }),
  );
}

/** @param {CanvasRenderingContext2D} pen @param {any} map @param {any} places @param {(n: number) => string} format */
function paintAxes(pen, map, { x, y, wide, high }, format) {
  pen.fillStyle = resolved('--subtle');
  pen.font = '12px system-ui, sans-serif';
  pen.textAlign = 'right';
  const rows = Math.ceil(TICK_HEIGHT / high);
  map.edges.forEach((edge, row) => row % rows === 0 && pen.fillText(format(edge), PAD.left - 8, y(row) + 4));
  pen.textAlign = 'left';
  const columns = Math.ceil(TICK_WIDTH / wide);
  map.t.forEach((at, i) => i % columns === 0 && pen.fillText(tick(at * 1000, map.by), x(i), HEIGHT - 6));
}

/** @param {HTMLCanvasElement} canvas @param {any} map @param {number|null} at @param {(n: number) => string} format */
function paint(canvas, map, at, format) {
  const width = canvas.parentElement.clientWidth;
  const scale = Math.max(1, devicePixelRatio);
  canvas.width = width * scale;
  canvas.height = HEIGHT * scale;
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  const places = placesOf(map, width);
  paintCells(pen, map, places);
  paintAxes(pen, map, places, format);
  if (at === null) return;
  pen.strokeStyle = resolved('--text');
  pen.strokeRect(places.x(at) - 0.5, PAD.top, places.wide, HEIGHT - PAD.top - PAD.bottom);
}

/** @param {{map: any, at: number|null, format: (n: number) => string, label: string}} props */
function Drawing({ map, at, format, label }) {
  const canvas = useRef(null);
  const [look, setLook] = useState(0);
  useEffect(() => on('theme', () => setLook(value => value + 1)), []);
  useEffect(() => {
    const watch = new ResizeObserver(() => setLook(value => value + 1));
    watch.observe(canvas.current.parentElement);
    return () => watch.disconnect();
  }, []);
  useEffect(() => paint(canvas.current, map, at, format), [map, at, format, look]);
  return html`<canvas class="latency chart-picture" ref=${canvas} role="img" aria-label=${label}></canvas>`;
}

/** @param {any} map @param {(n: number) => string} format */
function columnsOf(map, format) {
  const rows = map.edges.slice(0, -1).map((edge, row) => row);
  return [
    { key: 'time', label: 'Time', cell: i => bucket(map.t[i] * 1000, map.by) },
    { key: 'n', label: 'Requests', numeric: true, cell: i => count(sum(map.columns[i])) },
    ...rows.map(row => ({ key: String(row), label: `${format(map.edges[row])} to ${format(map.edges[row + 1])}`, numeric: true, cell: i => count(map.columns[i][row]) })),
  ];
}

/** @param {{data: any, format: (n: number) => string, label: string, asTable: boolean}} props `data` of the API */
export function LatencyHeat({ data, format, label, asTable }) {
  const map = useMemo(() => ({ t: data.t, by: data.meta.by, ...joined(data.edges, data.counts) }), [data]);
  if (!map.edges.length) return html`<p class="none">No request with a known value.</p>`;
  const nearest = (part, down, width) => Math.max(0, Math.min(map.t.length - 1, Math.floor(((part * width - PAD.left) / (width - PAD.left - PAD.right)) * map.t.length)));
  const table = html`<div class="scroll tall" tabindex="0" role="region" aria-label=${`${label} as a table`}><${DataTable} label=${label} columns=${columnsOf(map, format)} rows=${map.t.map((at, i) => i).reverse()} keyOf=${String} /></div>`;
  return html`<${ReadChart} label=${label} size=${map.t.length} textOf=${i => textOf(map, i, format)} nearest=${nearest} table=${table} asTable=${asTable} draw=${at => html`<${Drawing} map=${map} at=${at} format=${format} label=${label} />`} />`;
}
