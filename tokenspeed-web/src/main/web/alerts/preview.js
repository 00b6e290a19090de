/** What a rule would have done in the last days: its value beside its threshold, and the times at which it would have fired. */

import { useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { Select } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { TimeChart } from '../chart/time-chart.js';
import { amount, pastText, previewText, seriesText } from './alert-words.js';

const SHOWN = 10;
const FIRED = 'would have fired';

/** @param {string} at an instant */
const seconds = at => Date.parse(at) / 1000;

/** The courses that would have fired come first. @param {any} result @returns {any[]} */
export function ordered({ courses, events }) {
  const fired = course => events.some(event => event.series === course.series);
  return [...courses].sort((a, b) => Number(fired(b)) - Number(fired(a)));
}

/** @param {any} result @param {any} course @param {any} rule @param {string} zone */
export function chartOf(result, course, rule, zone) {
  const own = result.events.filter(event => event.series === course.series && event.quiet === 'none');
  return {
    label: `${rule.name}, last seven days`,
    t: result.t,
    by: 'hour',
    tickBy: 'day',
    zone,
    partial: null,
    format: n => amount(n, rule.unit),
    unit: rule.unit,
    marks: own.map(event => ({ from: seconds(event.openedAt), to: seconds(event.closedAt ?? result.to) })),
    markText: FIRED,
    drawn: [
      { label: seriesText(course.series) || 'value', kind: 'line', slot: 0, values: course.values },
      { label: 'threshold', kind: 'line', dash: true, slot: 1, values: course.thresholds },
    ],
  };
}

/** @param {{result: any, rule: any, zone: string}} props */
function Course({ result, rule, zone }) {
  const courses = useMemo(() => ordered(result), [result]);
  const [series, setSeries] = useState(courses[0].series);
  const [asTable, setTable] = useState(false);
  const course = courses.find(one => one.series === series) ?? courses[0];
  const chart = useMemo(() => chartOf(result, course, rule, zone), [result, course, rule, zone]);
  return html`<div class="row">
      ${courses.length > 1 && html`<${Select} id="preview-series" label="Course of" options=${courses.map(one => [one.series, visible(seriesText(one.series))])} value=${course.series} onChange=${setSeries} />`}
      <button type="button" aria-pressed=${String(asTable)} onClick=${() => setTable(!asTable)}>View as table</button>
    </div>
    <${TimeChart} chart=${chart} asTable=${asTable} />
    <p class="hint">Each point is the value of half an hour that came nearest to firing; shaded times ${FIRED}.</p>`;
}

/** @param {{result: any}} props */
function Sentences({ result }) {
  if (!result) return null;
  if (result === true) return html`<p>Looking at seven days…</p>`;
  return html`<p><strong>${previewText(result)}</strong></p>
    ${result.events.length > 0 && html`<ul>${result.events.slice(0, SHOWN).map(event => html`<li key=${event.openedAt + event.series}>${visible(pastText(event))}</li>`)}</ul>`}
    ${result.courses.length === 0 && html`<p class="hint">There was nothing to see in these days.</p>`}`;
}

/** @param {{result: any, rule: any, zone: string}} props `result` is null before the first preview, `true` while one is made */
export function Preview({ result, rule, zone }) {
  return html`<div class="prose" role="status"><${Sentences} result=${result} /></div>
    ${result?.courses?.length > 0 && html`<div><${Course} key=${result.to} result=${result} rule=${rule} zone=${zone} /></div>`}`;
}
