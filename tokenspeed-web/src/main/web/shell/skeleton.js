/** The page before anything is known of the server, with the heights that its parts will have. */

import { html } from '../base/html.js';
import { Failure } from './state.js';

/** @param {{answer: any, bar: string}} props `bar`: the class of the bar of filters; empty where the page has none */
export function Skeleton({ answer, bar }) {
  return html`<header class="top"><p class="brand">TokenSpeed</p></header>
    ${bar && html`<div class=${bar}></div>`}
    <main id="main" tabindex="-1" aria-busy=${String(answer.loading)}>
      <${Failure} answer=${answer} />
      <${Placeholders} />
    </main>`;
}

/** Elements of their own kind, so that none of them becomes a part of the page that follows. */
export function Placeholders() {
  return html`<div class="cards" key="cards">${[0, 1, 2, 3, 4, 5].map(i => html`<i class="card" key=${i}></i>`)}</div>
    <div class="panel tall-panel" key="chart"></div>
    <div class="panel tall-panel" key="table"></div>`;
}
