/** Calls the server's API. One call per address at a time; the browser revalidates answers through their ETag. */

const BASE = new URL('api/', document.baseURI);
const API_VERSION = '1';

/** An error answer, or none: `status` is the HTTP status, or 0 where the server could not be reached. */
export class ApiError extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @type {Map<string, Promise<any>>} running calls by address; the same call joins them */
const running = new Map();
let newer = false;

/** Makes later calls ask anew instead of joining running calls. */
export function startOver() {
  running.clear();
}

/** @returns {boolean} whether the server speaks another version than this page */
export function serverChanged() {
  return newer;
}

/** @param {string} path @param {Record<string, string|number>} query */
export function address(path, query = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

/** @param {Response} response @returns {Promise<string>} the server's own sentence where it has one */
async function reason(response) {
  try {
    const problem = await response.json();
    const allowed = problem.allowed ? ` Allowed: ${[problem.allowed].flat().join(', ')}.` : '';
    return `${problem.detail ?? problem.title}${allowed}`;
  } catch {
    return `The server answered ${response.status} for ${new URL(response.url).pathname}.`;
  }
}

/** @param {string} url @param {RequestInit} how */
async function ask(url, how) {
  try {
    return await fetch(url, { credentials: 'same-origin', ...how });
  } catch {
    throw new ApiError('The TokenSpeed server does not answer.', 0);
  }
}

/** @param {string} url */
async function read(url) {
  return (await answerOf(url)).json();
}

/** @param {string} url */
async function answerOf(url) {
  const response = await ask(url, { headers: { Accept: 'application/json' } });
  const version = response.headers.get('X-TokenSpeed-Api');
  newer = version !== null && version !== API_VERSION;
  if (!response.ok) throw new ApiError(await reason(response), response.status);
  return response;
}

/**
 * Reads a page of a list.
 * @param {string} path below `/api/`, or the address of a page as the page before names it
 * @param {Record<string, string|number>} query
 * @returns {Promise<{rows: any[], next: string|null}>} `next` is the address of the next page
 */
export async function getPage(path, query = {}) {
  const response = await answerOf(address(path, query));
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '');
  return { rows: await response.json(), next: next && next[1] };
}

/**
 * Reads an answer as raw bytes.
 * @param {string} path below `/api/`
 * @returns {Promise<Uint8Array|null>} null when there is nothing
 */
export async function getBytes(path) {
  const response = await ask(address(path), { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!response.ok) throw new ApiError(await reason(response), response.status);
  return response.status === 204 ? null : new Uint8Array(await response.arrayBuffer());
}

/**
 * Changes something. The token is sent with this one call.
 * @param {string} method
 * @param {string} path below `/api/`
 * @param {any} body nothing is sent without one
 * @param {string} token
 * @returns {Promise<any>} null when there is nothing
 */
export async function change(method, path, body, token) {
  const headers = { Accept: 'application/json', ...(token && { Authorization: `Bearer ${token}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  const response = await ask(address(path), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!response.ok) throw new ApiError(await reason(response), response.status);
  return response.status === 204 ? null : response.json();
}

/** Begins or ends this browser's session. @param {string|null} token null ends it */
export async function session(token) {
  const body = token === null ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) };
  const response = await ask(address('../v1/session'), { method: token === null ? 'DELETE' : 'POST', ...body });
  if (!response.ok) throw new ApiError(await reason(response), response.status);
}

/** @returns {Promise<boolean>} whether this browser has a session; a server without a token needs none */
export async function hasSession() {
  return (await read(address('../v1/session'))).open;
}

/**
 * @param {string} path below `/api/`
 * @param {Record<string, string|number>} query
 * @returns {Promise<any>}
 */
export function get(path, query = {}) {
  const url = address(path, query);
  const known = running.get(url);
  if (known) return known;
  const answer = read(url).finally(() => running.get(url) === answer && running.delete(url));
  running.set(url, answer);
  return answer;
}
