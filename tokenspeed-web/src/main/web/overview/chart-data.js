/** What the main chart draws for a metric: sums as bars by model, everything else as lines. */

import { slotOf } from '../chart/colours.js';
import { labelled } from '../chart/shape.js';

/** @param {(number|null)[]} values @param {number} length as long as the period, where the one before was shorter */
const fitted = (values, length) => Array.from({ length }, (_, i) => values[i] ?? null);

/** @param {any} data of the overview @param {any} metric */
function previousLine(data, metric) {
  if (!data.previousSeries) return [];
  return [{ label: 'previous period', kind: 'dotted', slot: 'other', values: fitted(metric.column(data.previousSeries.columns), data.series.t.length) }];
}

/** @param {any} data @param {any} metric @param {any} groups the answer of `series` by model, or null while it is not there */
function bars(data, metric, groups) {
  if (!groups) return [{ label: metric.label, kind: 'bar', slot: 0, values: metric.column(data.series.columns) }];
  const own = labelled(groups.groups).map(group => ({ label: group.label, kind: 'bar', slot: slotOf(group.key), values: metric.column(group.columns) }));
  const other = groups.other && { label: `Other (${groups.other.groups} models)`, kind: 'bar', slot: 'other', values: metric.column(groups.other.columns) };
  return other ? [...own, other] : own;
}

/** @param {any} data @param {any} metric */
function spreadLines(data, metric) {
  const { p10, p50, p90 } = data.series.columns[metric.spread];
  return [
    { label: 'slowest tenth', kind: 'low', slot: 0, values: p10 },
    { label: 'fastest tenth', kind: 'high', slot: 0, values: p90 },
    { label: 'median', kind: 'line', slot: 0, values: p50 },
  ];
}

/** A time is long where a speed is slow. @param {any} data @param {any} metric */
function timeLines(data, metric) {
  const { p10, p50, p90, p95 } = data.series.columns[metric.spread];
  return [
    { label: 'shortest tenth', kind: 'low', slot: 0, values: p10 },
    { label: 'longest tenth', kind: 'high', slot: 0, values: p90 },
    { label: 'median', kind: 'line', slot: 0, values: p50 },
    { label: 'p95', kind: 'line', dash: true, slot: 1, values: p95 },
  ];
}

/** @param {any} data @param {any} metric @param {any} groups */
function drawnOf(data, metric, groups) {
  if (metric.kind === 'sum') return bars(data, metric, groups);
  if (metric.kind === 'spread') return metric.id === 'ttft' ? timeLines(data, metric) : spreadLines(data, metric);
  return [{ label: metric.label, kind: 'line', slot: 0, values: metric.column(data.series.columns) }];
}

/**
 * @param {any} data of the overview
 * @param {import('../base/metrics.js').Metric} metric
 * @param {any} groups
 */
export function chartOf(data, metric, groups) {
  return {
    label: `${metric.label} over time`,
    t: data.series.t,
    by: data.meta.by,
    zone: data.meta.tz,
    partial: data.meta.partialFrom,
    format: metric.format,
    unit: metric.id === 'cost' ? 'nano-USD' : metric.unit,
    summary: metric.kind === 'sum' ? 'whole period' : '',
    drawn: [...drawnOf(data, metric, groups), ...previousLine(data, metric)],
  };
}
