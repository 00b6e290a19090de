package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.Request;
import java.util.Optional;

/** The names in which a tool tells of its requests. */
interface Dialect {
    /** Whether a record is in this dialect. */
    boolean isSpoken(TelemetryRecord told);

    /**
     * Reads a record of this dialect.
     *
     * @return the request that it tells of; empty where it tells of none
     * @throws TelemetryException if it makes no sense
     */
    Optional<Request> read(TelemetryRecord told) throws TelemetryException;
}
