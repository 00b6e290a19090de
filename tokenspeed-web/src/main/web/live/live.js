/** What happens now: the last half hour in steps of ten seconds, and each request as it finishes. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { on } from '../base/bus.js';
import { count, tokens, usdOf } from '../base/format.js';
import { Panel } from '../base/parts.js';
import { go } from '../address/navigation.js';
import { callTo } from '../address/query.js';
import { slotOf } from '../chart/colours.js';
import { TimeChart } from '../chart/time-chart.js';
import { instantOf } from '../requests/request-facts.js';
import { Peek } from '../requests/peek.js';
import { RequestTable } from '../requests/request-table.js';
import { Placeholders } from '../shell/skeleton.js';
import { Failure } from '../shell/state.js';

const STEP = 10;
const SPAN = 1800;
const KEPT = 500;
const SHOWN = 30;

/** @param {any[]} rows newest first @param {any} row */
const withRow = (rows, row) => [row, ...rows.filter(other => other.id !== row.id)].slice(0, KEPT);

/** The requests of the last half hour, those that were there first and those that finish now. */
function useRows() {
  const first = useAnswer(callTo('requests', { period: '24h', limit: 200 }));
  const [rows, setRows] = useState([]);
  const [fresh, setFresh] = useState(new Set());
  useEffect(() => {
    if (first.data) setRows(old => first.data.items.reduceRight(withRow, old).sort((a, b) => (instantOf(b)?.getTime() ?? 0) - (instantOf(a)?.getTime() ?? 0)));
  }, [first.data]);
  useEffect(
    () =>
      on('request', row => {
        setRows(old => withRow(old, row));
        setFresh(old => new Set([...old, row.id].slice(-SHOWN)));
      }),
    [],
  );
  return { first, rows, fresh };
}

/** Moves on with the clock, one step at a time. */
function useNow() {
  const aligned = () => Math.floor(Date.now() / 1000 / STEP) * STEP;
  const [now, setNow] = useState(aligned);
  useEffect(() => {
    const timer = setInterval(() => setNow(aligned()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** @param {any[]} rows @param {number} now epoch seconds, the start of the step that has begun @param {string} zone */
function chartOf(rows, now, zone) {
  const t = Array.from({ length: SPAN / STEP }, (_, i) => now - SPAN + (i + 1) * STEP);
  const models = new Map();
  for (const row of rows) {
    const at = (instantOf(row)?.getTime() ?? 0) / 1000;
    const i = Math.floor((at - t[0]) / STEP);
    if (i < 0 || i >= t.length) continue;
    const name = row.modelID ?? 'unknown';
    if (!models.has(name)) models.set(name, { key: `${row.providerID}/${name}`, values: new Array(t.length).fill(0) });
    models.get(name).values[i] += row.outputTokensTotal ?? 0;
  }
  const drawn = [...models].map(([label, { key, values }]) => ({ label, kind: 'bar', slot: slotOf(key), values }));
  return { label: 'Output tokens as requests finish', t, by: 'hour', zone, partial: t.length - 1, format: tokens, unit: 'tokens', summary: 'last 30 minutes', drawn: drawn.length ? drawn : [{ label: 'Output', kind: 'bar', slot: 0, values: new Array(t.length).fill(0) }] };
}

/** @param {any[]} rows @param {number} from epoch milliseconds */
function sumsOf(rows, from) {
  const inside = rows.filter(row => (instantOf(row)?.getTime() ?? 0) >= from);
  const sum = name => inside.reduce((all, row) => all + (row[name] ?? 0), 0);
  return `${count(inside.length)} requests, ${tokens(sum('totalTokensAll'))} tokens, ${usdOf(sum('costNanoUsd'))}`;
}

/** @param {{route: any}} props */
export function Live({ route }) {
  const { first, rows, fresh } = useRows();
  const now = useNow();
  const chart = useMemo(() => chartOf(rows, now, route.tz), [rows, now, route.tz]);
  if (!first.data) return html`<h1 class="sr-only">Live</h1><${Failure} answer=${first} />${!first.error && html`<${Placeholders} />`}`;
  return html`<h1 class="sr-only">Live</h1>
    <${Failure} answer=${first} />
    <${Panel} id="now" title="The last half hour" hint=${`by ${STEP} seconds; last minute: ${sumsOf(rows, (now - 60) * 1000)}`}><${TimeChart} chart=${chart} asTable=${false} /><//>
    <${Panel} id="tail" title="Finished requests" hint="newest first">
      <${RequestTable} rows=${rows.slice(0, SHOWN)} onOpen=${row => go({ peek: String(row.id) }, { replace: true })} classOf=${row => (fresh.has(row.id) ? 'fresh' : '')} empty="No request in the last day." />
      ${route.peek && html`<${Peek} id=${route.peek} known=${rows} />`}
    <//>`;
}
