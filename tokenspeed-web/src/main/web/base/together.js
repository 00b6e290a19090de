/** Several answers that a page shows as one: it is as old as the oldest, and failed where one of them did. */

/**
 * @param {import('./answers.js').Answer[]} answers those that were asked
 * @returns {import('./answers.js').Answer} without data
 */
export function together(answers) {
  return {
    data: null,
    at: Math.min(...answers.map(answer => answer.at)),
    loading: answers.some(answer => answer.loading),
    error: answers.find(answer => answer.error)?.error ?? null,
    retry: () => answers.forEach(answer => answer.retry()),
  };
}

/** Whether something is neither known nor refused yet. A page that waits shows the room that its parts will take. @param {import('./answers.js').Answer[]} answers */
export const isWaiting = answers => answers.some(answer => answer.data === null && !answer.error);
