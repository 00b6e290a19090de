package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.storage.StoredRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request with the predecessor's numbers beside ours, as its row holds them.
 *
 * @param stored the request
 * @param outputTps output without reasoning over duration, in tokens per second
 * @param totalTps input, output and reasoning over duration, in tokens per second
 * @param cost cost in USD
 */
public record RecordedRequest(
        StoredRequest stored,
        @Nullable Double outputTps,
        @Nullable Double totalTps,
        @Nullable Double cost) {}
