package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.storage.StoredRequest;
import org.jspecify.annotations.Nullable;

/**
 * A stored request with the numbers of its row that follow the predecessor's definitions.
 *
 * @param stored the request
 * @param outputTps output tokens without reasoning, divided by the duration, in tokens per second; null when unknown
 * @param totalTps input, output and reasoning tokens divided by the duration, in tokens per second; null when unknown
 * @param cost cost in US dollars; null when unknown
 */
public record RecordedRequest(
        StoredRequest stored,
        @Nullable Double outputTps,
        @Nullable Double totalTps,
        @Nullable Double cost) {}
