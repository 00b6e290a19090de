/** The script with what the first view does without: the other pages, and the menu for sharing. */

import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError } from '../base/api.js';

/** @type {any} what the script exports, once it is there */
let others = null;
let attempts = 0;

/** @param {boolean} needed whether the script is asked for */
export function useOthers(needed) {
  const [script, setScript] = useState(others);
  const [error, setError] = useState(null);
  const load = useCallback(() => {
    setError(null);
    // The build puts this file beside that of the first view. Some browsers never ask again for a script that failed.
    const again = attempts++ > 0 ? `?${attempts}` : '';
    import(`./pages.js${again}`).then(
      loaded => {
        others = loaded.default;
        setScript(others);
      },
      () => setError(new ApiError('The TokenSpeed server does not answer.', 0)),
    );
  }, []);
  useEffect(() => {
    if (needed && !others) load();
  }, [needed, load]);
  return { script: others ?? script, answer: { error, at: 0, retry: load } };
}
