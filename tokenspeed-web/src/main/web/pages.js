/** The pages beside the overview, and sharing: a script of their own, so that the first view does not wait for them. */

import { Alerts } from './alerts/alerts.js';
import { Compare } from './compare/compare.js';
import { Live } from './live/live.js';
import { Prices } from './prices/prices.js';
import { Requests } from './requests/requests.js';
import { Sessions } from './sessions/sessions.js';
import { ShareMenu } from './share/menu.js';
import { Settings } from './settings/settings.js';
import { Trends } from './trends/trends.js';
import { Upload } from './upload/upload.js';
import { PublicPage } from './visitor/public-page.js';

export const PAGES = { compare: Compare, trends: Trends, requests: Requests, sessions: Sessions, live: Live, alerts: Alerts, upload: Upload, prices: Prices, settings: Settings, public: PublicPage };

export const SHARE = ShareMenu;
