/** What fires now, for the header and for the banner over every page. */

import { html } from '../base/html.js';
import { address } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { plural } from '../base/format.js';
import { usePoll } from '../base/poll.js';
import { isWaiting } from '../base/together.js';
import { visible } from '../base/visible.js';
import { linkTo } from '../address/navigation.js';
import { isMuted } from './alert-words.js';

const EVERY_MS = 60_000;

/**
 * @param {any} facts
 * @returns {{firing: any[], deliveries: any, waiting: boolean}} rules that fire and are not muted, how telling of them
 *     went, and whether that is not known yet
 */
export function useAlerts(facts) {
  const has = facts.endpoints.some(endpoint => endpoint.path === '/api/alerts/rules');
  usePoll('alert', EVERY_MS);
  const answer = useAnswer(has ? address('api/alerts/rules') : null, 'alert');
  const { data } = answer;
  const fires = rule => rule.enabled && !isMuted(rule) && rule.series.some(one => one.state === 'firing');
  return { firing: (data?.rules ?? []).filter(fires), deliveries: data?.deliveries ?? null, waiting: has && isWaiting([answer]) };
}

/** @param {any[]} firing */
const firingText = firing => `${firing.length} ${plural('alert', firing.length)} firing: ${firing.map(rule => rule.name).join(', ')}.`;

/** @param {any} deliveries */
const failureText = ({ failed, lastError }) => `Not delivered: ${failed} in the last seven days, the last to ${lastError}.`;

/** @param {{alerts: ReturnType<typeof useAlerts>, page: string}} props `page` is where the reader is */
export function AlertBanner({ alerts: { firing, deliveries }, page }) {
  const text = [firing.length > 0 && firingText(firing), deliveries?.failed > 0 && failureText(deliveries)].filter(Boolean).join(' ');
  if (!text) return null;
  return html`<div class="banner err" id="alert-banner" role="alert">
    <p><strong>${visible(text)}</strong></p>
    ${page !== 'alerts' && html`<a href=${linkTo({ page: 'alerts' })}>Show the alerts</a>`}
  </div>`;
}
