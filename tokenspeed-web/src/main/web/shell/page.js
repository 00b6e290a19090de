/** Chooses what the address names. */

import { html } from '../base/html.js';
import { Alerts } from '../alerts/alerts.js';
import { Compare } from '../compare/compare.js';
import { Live } from '../live/live.js';
import { Overview } from '../overview/overview.js';
import { Prices } from '../prices/prices.js';
import { Requests } from '../requests/requests.js';
import { Sessions } from '../sessions/sessions.js';
import { Settings } from '../settings/settings.js';
import { Trends } from '../trends/trends.js';
import { Upload } from '../upload/upload.js';

const COMPONENTS = { overview: Overview, compare: Compare, trends: Trends, requests: Requests, sessions: Sessions, live: Live, alerts: Alerts, upload: Upload, prices: Prices, settings: Settings };

/** @param {{facts: any, route: any}} props */
export function Page({ facts, route }) {
  const Component = COMPONENTS[route.page] ?? Overview;
  return html`<${Component} facts=${facts} route=${route} />`;
}
