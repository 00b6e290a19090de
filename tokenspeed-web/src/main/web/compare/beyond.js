/** Says what is compared and not in an answer, which has a limited number of groups. */

import { html } from '../base/html.js';
import { visible } from '../base/visible.js';

/** The most groups that an answer has, those with most tokens. */
export const MOST_GROUPS = 24;

/** @param {{keys: string[], groups: any[]}} props */
export function Beyond({ keys, groups }) {
  const missing = keys.filter(key => !groups.some(group => group.key === key));
  return missing.length > 0 && html`<p class="hint">Not among the ${MOST_GROUPS} with most tokens, so not shown here: ${visible(missing.join(', '))}.</p>`;
}
