package io.tokenspeed.model.request;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Why an attempt failed, by the provider's error name or the HTTP status. */
public enum ErrorKind {
    /** Refused because of a rate or usage limit, such as HTTP status 429. */
    RATE_LIMITED,
    /** Not answered in time, such as HTTP status 408 or 504. */
    TIMEOUT,
    /** An error of the provider, such as HTTP status 500. */
    SERVER,
    /** A wrong request, such as HTTP status 400. */
    CLIENT,
    /** Any other or an unknown reason. */
    OTHER;

    /** Causes can form a ring. */
    private static final int MOST_CAUSES = 20;

    /** Returns the kind of an answer with an HTTP status from 400 on. */
    public static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 429 -> RATE_LIMITED;
            case 408, 504 -> TIMEOUT;
            default -> status >= 500 ? SERVER : status >= 400 ? CLIENT : OTHER;
        };
    }

    /** Returns {@link #TIMEOUT} if an exception, or one that caused it, says that time ran out; else {@link #OTHER}. */
    public static ErrorKind ofCause(Throwable error) {
        boolean timeout = Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(ErrorKind::isTimeout);
        return timeout ? TIMEOUT : OTHER;
    }

    private static boolean isTimeout(Throwable error) {
        return error instanceof TimeoutException
                || error instanceof SocketTimeoutException
                // OkHttp says so when a whole call takes too long, and "interrupted" when its thread was
                || (error instanceof InterruptedIOException && "timeout".equals(error.getMessage()));
    }
}
