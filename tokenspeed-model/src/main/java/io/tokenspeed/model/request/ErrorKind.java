package io.tokenspeed.model.request;

/** Why an attempt failed. */
public enum ErrorKind {
    RATE_LIMITED,
    TIMEOUT,
    SERVER,
    CLIENT,
    OTHER
}
