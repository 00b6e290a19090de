/** The page: its frame, and what the address asks for inside. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { address, forgetToken, hasSession, hasToken, isForeign, serverChanged, session } from '../base/api.js';
import { forgetAnswers, useAnswer } from '../base/answers.js';
import { on, tell } from '../base/bus.js';
import { setZone } from '../base/time.js';
import { AlertBanner, useAlerts } from '../alerts/firing.js';
import { useRoute } from '../address/navigation.js';
import { startStream } from '../live/stream.js';
import { commandsOf } from './commands.js';
import { Footer } from './footer.js';
import { Header, pagesOf } from './header.js';
import { listen } from './keys.js';
import { Notices } from './notices.js';
import { Page } from './page.js';
import { Palette } from './palette.js';
import { Explanation } from './peek.js';
import { Placeholders, Skeleton } from './skeleton.js';
import { Failure } from './state.js';
import { barClass, Toolbar } from './toolbar.js';
import { Visitor } from './visitor.js';

const HUB_MS = 60_000;
const NO_FILTERS = ['alerts', 'upload', 'prices', 'settings', 'live'];

/** Local servers tell of what is new; a hub is asked every minute. @param {any} facts */
function useNews(facts) {
  useEffect(() => {
    if (!facts) return undefined;
    if (facts.kind !== 'hub') {
      startStream();
      return undefined;
    }
    const timer = setInterval(() => document.visibilityState === 'visible' && tell('refresh'), HUB_MS);
    return () => clearInterval(timer);
  }, [facts?.kind]);
}

/** Whether the server refuses without a token, and whether it shows a part without one. */
function useLocked() {
  const [locked, setLocked] = useState({ now: false, ever: false, isPublic: false });
  useEffect(() => on('answered', ({ problem }) => problem?.status === 401 && setLocked(old => ({ ...old, now: true, isPublic: problem.isPublic }))), []);
  const open = () => {
    setLocked({ now: false, ever: true, isPublic: false });
    tell('refresh');
  };
  return { ...locked, open };
}

/** @param {{facts: any}} props */
function SignOut({ facts }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (isForeign()) setOpen(hasToken());
    else hasSession().then(setOpen, () => setOpen(false));
  }, [facts]);
  // Loading anew leaves none of the numbers in the page.
  const end = async () => {
    forgetAnswers();
    if (isForeign()) forgetToken();
    else await session(null);
    location.reload();
  };
  return open && html`<button type="button" id="sign-out" onClick=${end}>Sign out</button>`;
}

/**
 * A page that this server has nothing for is the overview, and says so.
 * @param {any} route
 * @param {[string, string][]} pages none before the server is known
 */
function within(route, pages) {
  if (!pages.length || pages.some(([page]) => page === route.page)) return route;
  return { ...route, page: 'overview', id: '', ignored: [...route.ignored, route.page] };
}

export function App() {
  const asked = useRoute();
  const meta = useAnswer(address('api/meta'));
  const facts = meta.data;
  const locked = useLocked();
  useNews(facts);
  const pages = useMemo(() => (facts ? pagesOf(facts) : []), [facts]);
  const route = within(asked, pages);
  const commands = useMemo(() => commandsOf(pages), [pages]);
  useEffect(() => listen(() => commands), [commands]);
  setZone(route.tz);
  useEffect(() => {
    document.title = `${pages.find(([page]) => page === route.page)?.[1] ?? 'Overview'} · TokenSpeed`;
  }, [route.page, pages]);

  if (locked.now) return html`<${Visitor} open=${locked.isPublic} expired=${locked.ever} onSignedIn=${locked.open} />`;
  if (!facts) return html`<${Skeleton} answer=${meta} bar=${NO_FILTERS.includes(route.page) ? '' : barClass(route.page)} />`;
  return html`<${Frame} facts=${facts} route=${route} meta=${meta} commands=${commands} />`;
}

/** @param {{facts: any, route: any, meta: any, commands: any[]}} props */
function Frame({ facts, route, meta, commands }) {
  const alerts = useAlerts(facts);
  return html`<${Header} facts=${facts} route=${route} firing=${alerts.firing.length}><${SignOut} facts=${facts} /><//>
    ${!NO_FILTERS.includes(route.page) && html`<${Toolbar} route=${route} kind=${facts.kind} />`}
    <main id="main" tabindex="-1">
      <${Failure} answer=${meta} />
      <${AlertBanner} alerts=${alerts} page=${route.page} />
      <${Notices} facts=${facts} route=${route} updated=${serverChanged()} />
      ${alerts.waiting ? html`<${Placeholders} />` : html`<${Page} key=${route.page} facts=${facts} route=${route} />`}
    </main>
    <${Footer} facts=${facts} />
    <${Explanation} />
    <${Palette} commands=${commands} />`;
}
