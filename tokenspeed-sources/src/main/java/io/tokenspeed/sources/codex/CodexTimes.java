package io.tokenspeed.sources.codex;

import org.jspecify.annotations.Nullable;

/**
 * The times of one attempt. Instants are epoch milliseconds, UTC.
 *
 * @param atMillis when the record that tells of it was written
 * @param startMillis when it was sent; null where that is not known
 * @param streamMillis see {@link CodexState#streamMillis}
 */
record CodexTimes(
        long atMillis, @Nullable Long startMillis, @Nullable Long streamMillis) {
    CodexTimes withAt(long millis) {
        return new CodexTimes(millis, startMillis, streamMillis);
    }

    CodexTimes withoutStart() {
        return new CodexTimes(atMillis, null, streamMillis);
    }

    CodexTimes withoutStream() {
        return new CodexTimes(atMillis, startMillis, null);
    }
}
