/** Where the numbers come from, and whether they leave this machine. */

import { html } from '../base/html.js';
import { address } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { visible } from '../base/visible.js';

/** @param {any} facts @param {any} uploading null while its state is unknown */
function origin(facts, uploading) {
  if (facts.kind === 'hub') return 'Sums that devices sent to this hub';
  if (uploading?.state === 'on') return `Local data; sums of it are sent to ${uploading.hubUrl}`;
  return uploading ? 'Local data, nothing leaves this machine' : 'Local data';
}

/** @param {{facts: any}} props */
export function Footer({ facts }) {
  const has = facts.endpoints.some(endpoint => endpoint.path === '/api/upload/status');
  const uploading = useAnswer(has ? address('api/upload/status') : null);
  const file = facts.kind === 'hub' ? null : facts.database?.name;
  const parts = [origin(facts, uploading.data), `TokenSpeed ${facts.version ?? '—'}`, `API ${facts.apiVersion ?? '—'}`, file];
  return html`<footer class="foot"><p id="about">${visible(`${parts.filter(Boolean).join(' · ')}.`)} <a href="licences.txt">Libraries of this page</a></p></footer>`;
}
