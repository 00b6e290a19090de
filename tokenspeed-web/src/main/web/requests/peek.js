/** One request at the side: its times as a strip, then every field with its meaning. */

import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { duration, known } from '../base/format.js';
import { dateTime } from '../base/time.js';
import { go, linkTo } from '../address/navigation.js';
import { callTo } from '../address/query.js';
import { Fields, Side } from '../shell/peek.js';
import { fieldsOf, instantOf } from './request-facts.js';

const WIDTH = 460;

/** Waiting for the first token, then receiving. @param {{row: any}} props */
function Waterfall({ row }) {
  const { latencyMs, ttftMs } = row;
  if (!known(latencyMs) || latencyMs <= 0) return null;
  const first = known(ttftMs) ? Math.min(ttftMs, latencyMs) : null;
  const x = ms => (ms / latencyMs) * WIDTH;
  const label = first === null ? `${duration(latencyMs)} in all; the time of the first token is not known` : `${duration(first)} to the first token, then ${duration(latencyMs - first)} until the end`;
  return html`<figure class="waterfall">
    <svg viewBox=${`0 0 ${WIDTH} 22`} preserveAspectRatio="none" role="img" aria-label=${label}>
      <rect class="wait" x="0" y="4" width=${first === null ? WIDTH : x(first)} height="14" />
      ${first !== null && html`<rect class="stream" x=${x(first)} y="4" width=${Math.max(1, WIDTH - x(first))} height="14" />`}
    </svg>
    <figcaption>${label}</figcaption>
  </figure>`;
}

/** @param {{id: string, known: any[]}} props `known` are rows that need not be asked for */
export function Peek({ id, known: rows }) {
  const here = rows.find(row => String(row.id) === id);
  const answer = useAnswer(here ? null : callTo(`requests/${encodeURIComponent(id)}`));
  const row = here ?? answer.data?.request;
  const close = () => go({ peek: '' }, { replace: true });
  if (!row) return answer.error ? html`<${Side} title="Request" onClose=${close}><p>${answer.error.message}</p><//>` : null;
  return html`<${Side} title=${`Request of ${dateTime(instantOf(row)?.getTime())}`} onClose=${close}>
    <${Waterfall} row=${row} />
    ${row.sessionID && html`<p><a href=${linkTo({ page: 'sessions', id: row.sessionID })}>Its session</a></p>`}
    ${fieldsOf(row).map(([title, fields]) => html`<section key=${title}><h3>${title}</h3><${Fields} fields=${fields} /></section>`)}
  <//>`;
}
