/** Sums of a group as cells: each with its exact value in the title and the mark of what it lacks. */

import { html } from './html.js';
import { costMark, count, exact, exactUsd, outputMark, tokens, usd } from './format.js';

/** @param {{m: any}} props the measures of a group */
export const RequestsSum = ({ m }) => html`<span title=${exact(m.requests)}>${count(m.requests)}</span>`;

/** @param {{m: any}} props */
export const TokensSum = ({ m }) => html`<span title=${exact(m.totalTokens)}>${outputMark(m)}${tokens(m.totalTokens)}</span>`;

/** @param {{m: any}} props */
export function CostSum({ m }) {
  const title = [exactUsd(m.totalCostNanoUsd), m.unpricedRequests > 0 && `${count(m.unpricedRequests)} requests unpriced`].filter(Boolean).join('; ');
  return html`<span title=${title}><span class="mark">${costMark(m)}</span>${usd(m.totalCost)}</span>`;
}
