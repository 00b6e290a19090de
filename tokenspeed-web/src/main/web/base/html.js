/** Templates: ``html`<p class="hint">${text}</p>` ``. Text is always text, so a name from a log cannot be markup. */

import { h } from 'preact';
import { default as htm } from 'htm';

export const html = htm.bind(h);
