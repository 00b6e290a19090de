/**
 * The form that exchanges a server's token for a session of this browser, so that the page does not keep the token. On
 * another origin there are no cookies: there the token stays in the page's memory, and nowhere else.
 */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { isForeign, presentToken, serverHost, session } from '../base/api.js';

/** @param {{status: number, message: string}} error */
const sentence = error => (error.status === 401 ? 'The server does not know this token.' : error.message);

/** @param {string} token */
const signInWith = token => (isForeign() ? presentToken(token) : session(token));

const HINT = 'On a hub: its read token or its admin token. On a server of your own: TS_LOCAL_TOKEN, or the file local-token beside its database. A session ends after twelve hours.';
const FOREIGN_HINT = 'The read token is enough. This page sends it to that hub only, and forgets it when it is closed or loaded anew.';

/** @param {{expired: boolean, onSignedIn: () => void}} props */
export function SignIn({ expired, onSignedIn }) {
  const [problem, setProblem] = useState('');
  async function submit(event) {
    event.preventDefault();
    const input = event.currentTarget.elements.namedItem('token');
    try {
      await signInWith(input.value.trim());
      input.value = '';
      setProblem('');
      onSignedIn();
    } catch (error) {
      setProblem(sentence(error));
      input.select();
    }
  }
  return html`<section id="sign-in" class="panel empty" aria-labelledby="sign-in-title">
    <h1 id="sign-in-title">Sign in to TokenSpeed</h1>
    <p>${expired && 'Your session has ended. '}${isForeign() ? serverHost() : 'This server'} shows its numbers to whoever has its token.</p>
    <form class="sign-in" onSubmit=${submit}>
      <label for="token">Token</label>
      <input type="password" id="token" name="token" required autocomplete="current-password" autocapitalize="off" spellcheck="false" aria-describedby="token-problem" aria-invalid=${String(Boolean(problem))} ref=${input => input?.focus()} />
      <p id="token-problem" class="problem" role="alert">${problem}</p>
      <button type="submit" class="main">Sign in</button>
    </form>
    <p class="hint">${isForeign() ? FOREIGN_HINT : HINT}</p>
  </section>`;
}
