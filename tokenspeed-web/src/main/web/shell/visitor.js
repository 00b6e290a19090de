/** What people see who have not signed in: the form, or first the public report of a server that has one. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { Page } from './page.js';
import { SignIn } from './sign-in.js';

const PUBLIC = { page: 'public' };

/** @param {{open: boolean, expired: boolean, onSignedIn: () => void}} props `open`: whether there is a public report */
export function Visitor({ open, expired, onSignedIn }) {
  const [signing, setSigning] = useState(expired);
  if (!open) return html`<main id="main" tabindex="-1"><${SignIn} expired=${expired} onSignedIn=${onSignedIn} /></main>`;
  return html`<header class="top">
      <p class="brand">TokenSpeed</p>
      <div class="tools"><button type="button" id="sign-in-open" aria-pressed=${String(signing)} onClick=${() => setSigning(!signing)}>${signing ? 'Back' : 'Sign in'}</button></div>
    </header>
    <main id="main" tabindex="-1">
      ${signing ? html`<${SignIn} expired=${expired} onSignedIn=${onSignedIn} />` : html`<${Page} facts=${null} route=${PUBLIC} />`}
    </main>`;
}
