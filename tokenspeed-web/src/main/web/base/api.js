/** Calls the server's API. The browser revalidates answers through their ETag. */

const BASE = new URL('./', document.baseURI);
const API_VERSION = '1';

/** An error answer, or none: `status` is the HTTP status, or 0 where the server could not be reached. */
export class ApiError extends Error {
  /** @param {string} message @param {number} status @param {boolean} isPublic whether everybody may read a part without a token */
  constructor(message, status, isPublic = false) {
    super(message);
    this.status = status;
    this.isPublic = isPublic;
  }
}

/** @type {{server: URL, token: string|null}} where the API is, and what opens it from another origin */
const place = { server: BASE, token: null };
let newer = false;

/**
 * Asks another server than the one that the page came from.
 * @param {string} server its address
 */
export function useServer(server) {
  place.server = new URL(server.endsWith('/') ? server : `${server}/`);
}

/** @returns {boolean} whether the API is on another origin, where cookies do not reach */
export const isForeign = () => place.server.origin !== BASE.origin;

/** @returns {string} the host of the API */
export const serverHost = () => place.server.host;

/** @returns {boolean} whether a token is kept */
export const hasToken = () => place.token !== null;

/** @returns {boolean} whether the server speaks another version than this page */
export function serverChanged() {
  return newer;
}

/** @param {string} path below the server's root @param {Record<string, string|number>} query */
export function address(path, query = {}) {
  const url = new URL(path, place.server);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

/** @param {Response} response @returns {Promise<ApiError>} with the server's own sentence where it has one */
async function failure(response) {
  try {
    const problem = await response.json();
    const allowed = problem.allowed ? ` Allowed: ${[problem.allowed].flat().join(', ')}.` : '';
    return new ApiError(`${problem.detail ?? problem.title}${allowed}`, response.status, Boolean(problem.public));
  } catch {
    return new ApiError(`The server answered ${response.status} for ${new URL(response.url).pathname}.`, response.status);
  }
}

/** @param {HeadersInit} headers */
const signed = headers => (place.token ? { Authorization: `Bearer ${place.token}`, ...headers } : headers);

/** @param {string} url @param {RequestInit} how @returns {Promise<Response>} a good answer */
export async function ask(url, how = {}) {
  const response = await reach(url, { ...how, headers: signed(how.headers ?? { Accept: 'application/json' }) });
  const version = response.headers.get('X-TokenSpeed-Api');
  newer ||= version !== null && version !== API_VERSION;
  if (!response.ok) throw await failure(response);
  return response;
}

/** @param {string} url @param {RequestInit} how */
async function reach(url, how) {
  try {
    return await fetch(url, { credentials: isForeign() ? 'omit' : 'same-origin', ...how });
  } catch (error) {
    if (error?.name === 'AbortError') throw error;
    throw new ApiError(unreached(), 0);
  }
}

/** A browser does not tell whether a server of another origin is away, or refuses this page. */
function unreached() {
  if (!isForeign()) return 'The TokenSpeed server does not answer.';
  return `${serverHost()} does not answer: it does not run, or does not list ${BASE.origin} in TS_HUB_ORIGINS.`;
}

/** @param {string} path @param {Record<string, string|number>} query @returns {Promise<any>} */
export async function get(path, query = {}) {
  return (await ask(address(path, query))).json();
}

/**
 * Reads an answer as raw bytes.
 * @param {string} path
 * @returns {Promise<Uint8Array|null>} null when there is nothing
 */
export async function getBytes(path) {
  const response = await ask(address(path), { cache: 'no-store' });
  return response.status === 204 ? null : new Uint8Array(await response.arrayBuffer());
}

/**
 * Changes something. The token is sent with this one call.
 * @param {string} method
 * @param {string} path
 * @param {any} body nothing is sent without one
 * @param {string} token
 * @returns {Promise<any>} null when there is nothing
 */
export async function change(method, path, body, token) {
  const headers = { Accept: 'application/json', ...(token && { Authorization: `Bearer ${token}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  const response = await ask(address(path), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return response.status === 204 ? null : response.json();
}

/** Begins or ends this browser's session. @param {string|null} token null ends it */
export async function session(token) {
  const body = token === null ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) };
  await ask(address('v1/session'), { method: token === null ? 'DELETE' : 'POST', ...body });
}

/**
 * Keeps a token in memory where a server of another origin knows it, else none.
 * @param {string} token
 */
export async function presentToken(token) {
  if (!/^[!-~]+$/.test(token)) throw new ApiError('A token has letters, digits and signs of ASCII only.', 401);
  place.token = token;
  try {
    await get('api/meta');
  } catch (error) {
    place.token = null;
    throw error;
  }
}

/** Forgets the token of a server of another origin. */
export function forgetToken() {
  place.token = null;
}

/** @returns {Promise<boolean>} whether this browser has a session; a server without a token needs none */
export async function hasSession() {
  return (await get('v1/session')).open;
}
