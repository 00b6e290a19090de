/** The latest requests of the overview. */

import { html } from '../base/html.js';
import { Panel } from '../base/parts.js';
import { go, linkTo } from '../address/navigation.js';
import { Peek } from '../requests/peek.js';
import { RequestTable } from '../requests/request-table.js';

/** @param {{data: any, route: any}} props */
export function RecentPanel({ data, route }) {
  const tools = html`<a class="button" href=${linkTo({ page: 'requests' })}>All requests</a>`;
  return html`<${Panel} id="requests" title="Recent requests" tools=${tools}>
    <${RequestTable} rows=${data.requests} onOpen=${row => go({ peek: String(row.id) }, { replace: true })} />
    ${route.peek && html`<${Peek} id=${route.peek} known=${data.requests} />`}
  <//>`;
}
