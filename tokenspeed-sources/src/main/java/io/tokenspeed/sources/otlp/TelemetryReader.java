package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.Request;
import java.util.List;
import java.util.Optional;

/**
 * Reads requests from the records of all tools, in the order in which they come: some tools tell the times of a request
 * in several records. Safe for use by several threads.
 */
public final class TelemetryReader {
    private final List<Dialect> dialects = List.of(
            new ClaudeDialect(), new CodexDialect(), new GeminiDialect(), new AiSdkDialect(), new GenAiDialect());

    /**
     * Reads a record.
     *
     * @return the request that it tells of; empty where it tells of none
     * @throws TelemetryException if it makes no sense
     */
    public synchronized Optional<Request> read(TelemetryRecord told) throws TelemetryException {
        for (Dialect dialect : dialects) {
            if (dialect.isSpoken(told)) {
                return dialect.read(told);
            }
        }
        return Optional.empty();
    }
}
