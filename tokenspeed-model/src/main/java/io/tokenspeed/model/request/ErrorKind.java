package io.tokenspeed.model.request;

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

    /** Returns the kind of an answer with an HTTP status from 400 on. */
    public static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 429 -> RATE_LIMITED;
            case 408, 504 -> TIMEOUT;
            default -> status >= 500 ? SERVER : status >= 400 ? CLIENT : OTHER;
        };
    }
}
