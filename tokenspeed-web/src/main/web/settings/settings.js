/** What a reader can choose for this browser, and where the data lies. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { browserZone } from '../base/time.js';
import { Choice, Panel } from '../base/parts.js';
import { go } from '../address/navigation.js';
import { keysAreOn, setKeys } from '../shell/keys.js';
import { setTheme, theme, THEMES } from '../shell/theme-choice.js';

/** @param {{route: any, facts: any}} props */
function Zones({ route, facts }) {
  const all = [...new Set([browserZone(), facts.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(Boolean);
  return html`<label class="setting">Time zone <select id="zone" value=${route.tz} onChange=${event => go({ tz: event.currentTarget.value })}>
    ${all.map(zone => html`<option key=${zone} value=${zone} selected=${zone === route.tz}>${zone === browserZone() ? `${zone} (this browser)` : zone}</option>`)}
  </select></label>`;
}

/** @param {{facts: any}} props */
function Data({ facts }) {
  if (facts.kind === 'hub') return html`<p>This hub holds sums that devices sent: counts, tokens, cost and speed by a few minutes, tool, provider and model. It never gets prompts, answers, file names or project names.</p>`;
  return html`<p>The numbers are in one file on this machine, <code>${facts.database?.name}</code>. Nothing leaves it unless you switch on <a href="#/upload">uploading</a>. <code>tokenspeed archive</code> makes old months small, <code>tokenspeed export</code> writes everything out, and deleting the file deletes everything.</p>`;
}

/** @param {{route: any, facts: any}} props */
export function Settings({ route, facts }) {
  const [chosen, setChosen] = useState(theme);
  const [keys, setOn] = useState(keysAreOn);
  const choose = name => {
    setTheme(name);
    setChosen(name);
  };
  const toggle = event => {
    setKeys(event.currentTarget.checked);
    setOn(event.currentTarget.checked);
  };
  return html`<h1 class="sr-only">Settings</h1>
    <${Panel} id="view" title="This browser">
      <div class="settings">
        <div class="setting">Theme <${Choice} label="Theme" options=${Object.entries(THEMES)} value=${chosen} onChange=${choose} /></div>
        <${Zones} route=${route} facts=${facts} />
        <label class="setting"><input type="checkbox" id="keys" checked=${keys} onChange=${toggle} /> Single keys, such as <kbd>g c</kbd> for Compare; <kbd>Ctrl K</kbd> lists them</label>
      </div>
    <//>
    <${Panel} id="data" title="Data"><div class="prose"><${Data} facts=${facts} /></div><//>`;
}
