/** What a reader should know about the numbers before believing them. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { on } from '../base/bus.js';
import { visible } from '../base/visible.js';

/** @param {{facts: any, route: any, updated: boolean}} props */
export function Notices({ facts, route, updated }) {
  const [ignored, setIgnored] = useState([]);
  const [about, setAbout] = useState({ importing: facts.importing, demo: false });
  useEffect(
    () =>
      on('answered', ({ ok, meta }) => {
        if (!ok || !meta) return;
        setAbout(old => ({ importing: meta.importing, demo: old.demo || meta.demo }));
        const texts = (meta.ignored ?? []).map(one => `${one.param}=${one.value}`);
        setIgnored(old => [...new Set([...old, ...texts])]);
      }),
    [],
  );
  useEffect(() => setIgnored([]), [route]);
  const left = [...route.ignored, ...ignored];
  const notes = [
    about.demo && 'These numbers are invented: this is the demo.',
    left.length > 0 && `Left out of the address, not understood: ${left.join(', ')}.`,
    about.importing && 'Still importing: the numbers are growing.',
    updated && 'The server was updated. Reload this page.',
  ].filter(Boolean);
  return notes.length > 0 && html`<div id="note" class="banner quiet" role="status"><p>${visible(notes.join(' '))}</p></div>`;
}
