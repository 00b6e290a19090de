/** Opens the menu for sharing. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useOthers } from './others.js';
import { Failure } from './state.js';

export function ShareButton() {
  const [open, setOpen] = useState(false);
  const { script, answer } = useOthers(open);
  const box = useRef(null);
  const button = useRef(null);
  useEffect(() => {
    const outside = event => open && !box.current?.contains(event.target) && setOpen(false);
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const onKeyDown = event => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current.focus();
  };
  return html`<div class="anchor" ref=${box} onKeyDown=${onKeyDown}>
    <button type="button" id="share" class="icon" ref=${button} aria-label="Share" title="Share" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>↗</button>
    ${open && html`<div class="popover end" role="group" aria-label="Share this view"><${Failure} answer=${answer} />${script && html`<${script.SHARE} />`}</div>`}
  </div>`;
}
