package io.tokenspeed.gateway.record;

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
public record AttemptEnding(Status status, @Nullable ErrorKind error, String reason) {
    public static final AttemptEnding COMPLETE = new AttemptEnding(Status.OK, null, "complete");
    public static final AttemptEnding CLIENT_LEFT = new AttemptEnding(Status.CANCELLED, null, "client_left");
    public static final AttemptEnding SHUTDOWN = new AttemptEnding(Status.CANCELLED, null, "shutdown");
    public static final AttemptEnding TRUNCATED = failed(ErrorKind.SERVER, "truncated");
    public static final AttemptEnding TIMEOUT = failed(ErrorKind.TIMEOUT, "timeout");
    public static final AttemptEnding UNREACHABLE = failed(ErrorKind.SERVER, "unreachable");

    /** An attempt failed. */
    public static AttemptEnding failed(ErrorKind kind, String reason) {
        return new AttemptEnding(Status.FAILED, kind, reason);
    }

    /** The provider answered with an error status. 529 is Anthropic's for an overloaded provider. */
    public static AttemptEnding ofStatus(int status) {
        return failed(ErrorKind.ofStatus(status), "status_" + status);
    }
}
