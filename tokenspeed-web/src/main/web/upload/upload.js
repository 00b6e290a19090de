/** Whether sums leave this machine, what left, what leaves next, and how to switch it on or off. */

import { useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { address } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { Panel } from '../base/parts.js';
import { usePoll } from '../base/poll.js';
import { isWaiting, together } from '../base/together.js';
import { Placeholders } from '../shell/skeleton.js';
import { Failure } from '../shell/state.js';
import { Hold } from './hold.js';
import { Batches } from './upload-batches.js';
import { Next } from './upload-next.js';
import { isUntouched, State } from './upload-state.js';
import { Queue, Sums } from './upload-sums.js';
import { Switch, WhatIsSent } from './upload-switch.js';

const EVERY_MS = 15_000;
const FIRST = 200;
const MOST = 1000;

/** The latest batches; those that are shown stay until more of them are there. */
function useBatches() {
  const [limit, setLimit] = useState(FIRST);
  const answer = useAnswer(address('api/upload/queue', { limit }), 'upload');
  const shown = useRef(null);
  if (answer.data) shown.current = answer.data;
  const isFull = shown.current?.length >= limit && limit < MOST;
  return { answer, batches: shown.current, more: isFull ? () => setLimit(MOST) : null };
}

/** Nothing to see where uploading was never switched on. @param {{s: any}} props the answer of the API */
function Numbers({ s }) {
  return html`<div class="pair">
    <${Panel} id="sums" title="Where everything is" hint="since uploading was switched on"><${Sums} tally=${s.tally} /><//>
    <${Panel} id="queue" title="Queue and losses"><${Queue} s=${s} /><//>
  </div>`;
}

/** @param {{s: any, list: ReturnType<typeof useBatches>}} props */
function Content({ s, list }) {
  const isOn = s.state === 'on';
  const touched = !isUntouched(s);
  return html`<${Hold} s=${s} />
    ${touched && html`<${Numbers} s=${s} />`}
    <${Panel} id="next" title="What would leave next" hint="the exact body of the next upload"><${Next} key=${String(isOn)} isOn=${isOn} /><//>
    ${touched && html`<${Panel} id="batches" title="What left in the last 30 days" hint="and what waits or was given up; open a row for its exact body" busy=${list.answer.loading}>
      ${list.batches && html`<${Batches} batches=${list.batches} onMore=${list.more} />`}
    <//>`}
    <div class="pair">
      <${Panel} id="switch" title="Switching it on and off" hint="only in a terminal, never by this page"><${Switch} s=${s} /><//>
      <${Panel} id="sent" title="What is sent"><${WhatIsSent} /><//>
    </div>`;
}

export function Upload() {
  usePoll('upload', EVERY_MS);
  const status = useAnswer(address('api/upload/status'), 'upload');
  const list = useBatches();
  const s = status.data;
  if (isWaiting([status, list.answer]) && !list.batches) return html`<h1 class="sr-only">Upload</h1><${Placeholders} />`;
  return html`<div class="stack" id="upload">
    <h1 class="sr-only">Upload</h1>
    <${Failure} answer=${together([status, list.answer])} />
    <${Panel} id="state" title="Upload" busy=${status.loading}>${s && html`<${State} s=${s} />`}<//>
    ${s && html`<${Content} s=${s} list=${list} />`}
  </div>`;
}
