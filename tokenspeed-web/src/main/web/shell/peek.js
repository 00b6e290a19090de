/** The panel at the side: every field of a request with its meaning, how a number is measured, or other content. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { define } from '../base/definitions.js';
import { on } from '../base/bus.js';

/** @param {{fields: [string, any][]}} props names of definitions with shown values; null shows the meaning alone */
export function Fields({ fields }) {
  return html`<dl>
    ${fields.map(([name, value]) => {
      const { label, text } = define(name);
      return html`<div class="field" data-field=${name} key=${name}>
        <dt>${label}</dt>
        ${value !== null && html`<dd class="field-value"><bdi>${value}</bdi></dd>`}
        <dd class="meaning">${text}</dd>
      </div>`;
    })}
  </dl>`;
}

/** A dialog at the side. The browser returns the focus to what opened it. */
export function Side({ title, onClose, children }) {
  const dialog = useRef(null);
  // Before the browser paints, so that no key goes elsewhere once the panel can be seen.
  useLayoutEffect(() => {
    const element = dialog.current;
    element.showModal();
    return () => element.open && element.close();
  }, []);
  return html`<dialog class="details" id="details" ref=${dialog} aria-labelledby="details-title" onClose=${onClose} onClick=${event => event.target === dialog.current && dialog.current.close()}>
    <div class="details-head"><h2 id="details-title">${title}</h2><button type="button" onClick=${() => dialog.current.close()}>Close</button></div>
    <div id="details-body">${children}</div>
  </dialog>`;
}

/** Shows how numbers are measured, wherever a part asks for it. */
export function Explanation() {
  const [shown, setShown] = useState(null);
  useEffect(() => on('explain', setShown), []);
  if (!shown) return null;
  return html`<${Side} title=${shown.title} onClose=${() => setShown(null)}><${Fields} fields=${shown.names.map(name => [name, null])} /><//>`;
}
