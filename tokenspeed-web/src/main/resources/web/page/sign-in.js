/** The form that exchanges a server's token for a session of this browser. The page does not keep the token. */

import { hasSession, session } from '../base/api.js';
import { byId, h, say } from '../base/dom.js';

/** @param {{status: number, message: string}} error */
function sentence(error) {
  return error.status === 401 ? 'The server does not know this token.' : error.message;
}

/** @param {HTMLInputElement} input @param {HTMLElement} problem @param {string} text empty clears the message */
function complain(input, problem, text) {
  say(problem, text);
  input.setAttribute('aria-invalid', String(Boolean(text)));
}

/** @param {() => void} onSignedIn */
function form(onSignedIn) {
  const input = h('input', {
    type: 'password',
    id: 'token',
    name: 'token',
    required: true,
    autocomplete: 'current-password',
    'aria-describedby': 'token-problem',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  const problem = h('p', { id: 'token-problem', class: 'problem', role: 'alert' });
  async function onsubmit(event) {
    event.preventDefault();
    try {
      await session(input.value.trim());
      input.value = '';
      complain(input, problem, '');
      onSignedIn();
    } catch (error) {
      complain(input, problem, sentence(error));
      input.select();
    }
  }
  const label = h('label', { for: 'token' }, 'Token');
  return h('form', { class: 'sign-in', onsubmit }, label, input, problem, h('button', { type: 'submit', class: 'main' }, 'Sign in'));
}

/**
 * @param {() => void} onSignedIn
 * @returns {{show: (expired: boolean) => void}}
 */
export function createSignIn(onSignedIn) {
  return {
    show(expired) {
      byId('sign-in').replaceChildren(
        h('h2', { id: 'sign-in-title' }, 'Sign in to TokenSpeed'),
        h('p', {}, expired ? 'Your session has ended. ' : '', 'This server shows its numbers to whoever has its token.'),
        form(onSignedIn),
        h('p', { class: 'hint' }, 'On a hub: its read token or its admin token. On a server of your own: TS_LOCAL_TOKEN, or the file local-token beside its database. A session ends after twelve hours.'),
      );
      byId('token').focus();
    },
  };
}

/** Shows the button where there is a session to end. @param {HTMLElement} button */
export async function offerSignOut(button) {
  button.hidden = !(await hasSession());
}

/** Ends the session; loading anew leaves none of its numbers in the page. */
export async function signOut() {
  await session(null);
  location.reload();
}
