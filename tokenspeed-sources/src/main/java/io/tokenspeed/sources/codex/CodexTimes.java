package io.tokenspeed.sources.codex;

import org.jspecify.annotations.Nullable;

/**
 * The times of one attempt. Instants are in milliseconds since the epoch.
 *
 * @param atMillis when the record with the attempt's usage was written
 * @param startMillis when the request was sent; null when unknown
 * @param streamMillis milliseconds from the end of the reasoning to the latest output; null when unknown
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
