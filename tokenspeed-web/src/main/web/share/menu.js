/** Shares what the page shows: its address, its numbers as Markdown or CSV, its charts as pictures. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { offered } from '../base/offers.js';
import { csvText, download } from '../chart/csv.js';
import { charts, pictureOf } from './picture.js';
import { markdownOf, shownTables, titleOf } from './tables.js';

/** @param {string} title @returns {string} for the name of a file */
const fileName = title => `tokenspeed-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`;

/** @param {string} text */
async function copy(text) {
  if (!navigator.clipboard) throw new Error('The browser lets a page copy only over https or on this machine.');
  await navigator.clipboard.writeText(text);
}

/** @param {string} kind @param {string[]} titles of things on the page @returns {string[]} none of them twice */
function names(kind, titles) {
  return titles.map((title, i) => `${kind} of ${title}${titles.indexOf(title) === i ? '' : ` (${titles.slice(0, i + 1).filter(other => other === title).length})`}`);
}

/** @returns {{label: string, run: () => any, done: string}[]} what can be done with what is on the page now */
function actions() {
  const tables = shownTables();
  const pictures = charts();
  const files = [...offered().map(({ label, csv }) => ({ title: label, text: csv })), ...tables.map(({ title, rows }) => ({ title, text: () => csvText(rows) }))];
  const pictureNames = names('PNG', pictures.map(titleOf));
  const fileNames = names('CSV', files.map(({ title }) => title));
  return [
    { label: 'Copy link', run: () => copy(location.href), done: 'The link is copied.' },
    ...(tables.length ? [{ label: 'Copy numbers as Markdown', run: () => copy(markdownOf(tables)), done: 'The numbers are copied.' }] : []),
    ...pictures.map((chart, i) => ({ label: pictureNames[i], run: async () => download(`${fileName(titleOf(chart))}.png`, await pictureOf(chart)), done: 'The picture is saved.' })),
    ...files.map(({ title, text }, i) => ({ label: fileNames[i], run: () => download(`${fileName(title)}.csv`, text()), done: 'The file is saved.' })),
  ];
}

export function ShareMenu() {
  const [all] = useState(actions);
  const [said, setSaid] = useState('');
  useEffect(() => document.querySelector('#share-menu button')?.focus(), []);
  const run = async action => {
    setSaid('');
    try {
      await action.run();
      setSaid(action.done);
    } catch (error) {
      setSaid(error.message);
    }
  };
  return html`<ul class="options" id="share-menu">
      ${all.map(action => html`<li key=${action.label}><button type="button" onClick=${() => run(action)}>${action.label}</button></li>`)}
    </ul>
    <p class="hint" role="status">${said}</p>`;
}
