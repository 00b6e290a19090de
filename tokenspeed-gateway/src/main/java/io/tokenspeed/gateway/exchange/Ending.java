package io.tokenspeed.gateway.exchange;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt at an upstream ended.
 *
 * @param status as in reports
 * @param error why it failed; null unless it did
 * @param reason one word for logs and metrics: {@code complete}, {@code client_left}, {@code truncated}, {@code timeout}
 *     and others
 */
record Ending(Status status, @Nullable ErrorKind error, String reason) {
    static final Ending COMPLETE = new Ending(Status.OK, null, "complete");
    static final Ending CLIENT_LEFT = new Ending(Status.CANCELLED, null, "client_left");
    static final Ending SHUTDOWN = new Ending(Status.CANCELLED, null, "shutdown");
    static final Ending TRUNCATED = failed(ErrorKind.SERVER, "truncated");
    static final Ending TIMEOUT = failed(ErrorKind.TIMEOUT, "timeout");
    static final Ending UNREACHABLE = failed(ErrorKind.SERVER, "unreachable");

    static Ending failed(ErrorKind kind, String reason) {
        return new Ending(Status.FAILED, kind, reason);
    }

    /** The provider answered with an error status. 529 is Anthropic's for an overloaded provider. */
    static Ending ofStatus(int status) {
        return failed(ErrorKind.ofStatus(status), "status_" + status);
    }
}
