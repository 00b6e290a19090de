package io.tokenspeed.uploader.hub;

import io.tokenspeed.model.wire.ErrorCode;

/**
 * The table of the protocol: what an answer makes a device do, decided by its code.
 *
 * @param action what is done
 * @param counts whether the attempt counts as a failure of the batch
 */
public record Decision(Action action, boolean counts) {
    /** No answer came. */
    public static final Decision NO_ANSWER = new Decision(Action.RETRY, true);

    /** What an answer asks for. */
    public static Decision of(Answer answer) {
        if (answer.isSuccess()) {
            return new Decision(Action.ACCEPT, false);
        }
        return answer.known().map(Decision::of).orElseGet(() -> ofStatus(answer));
    }

    private static Decision of(ErrorCode code) {
        return switch (code) {
            case MALFORMED_JSON, ENCODING_INVALID, BODY_TOO_LARGE, INFLATED_TOO_LARGE, SCHEMA_INVALID ->
                new Decision(Action.SPLIT, true);
            case DIGEST_MISMATCH, NONCE_REPLAYED -> new Decision(Action.NOW, true);
            case TIMESTAMP_OUT_OF_WINDOW -> new Decision(Action.CLOCK, false);
            case SIGNATURE_INVALID, KEY_UNKNOWN, KEY_RETIRED -> new Decision(Action.KEY, false);
            case IN_PROGRESS, RATE_LIMITED, OVERLOADED, MAINTENANCE, NONCE_STORE_UNAVAILABLE ->
                new Decision(Action.RETRY, false);
            case INTERNAL -> new Decision(Action.RETRY, true);
            case DEVICE_ERASED -> new Decision(Action.ERASE, false);
            case MEDIA_TYPE, CONTENT_ENCODING -> new Decision(Action.PLAIN, false);
            case VALIDITY_BELOW_THRESHOLD -> new Decision(Action.RESEAL, true);
            case HEADER_INVALID,
                    DEVICE_UNKNOWN,
                    UNAUTHORIZED,
                    DEVICE_PENDING,
                    DEVICE_REVOKED,
                    INVITE_INVALID,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    DEVICE_CONFLICT,
                    KEY_SEQUENCE,
                    STATE_CONFLICT,
                    LENGTH_REQUIRED,
                    SCHEMA_VERSION_UNSUPPORTED -> new Decision(Action.HOLD, false);
        };
    }

    /** Without a readable code, perhaps from a proxy; 2xx that is not the hub's is one, too. */
    private static Decision ofStatus(Answer answer) {
        int status = answer.status();
        if (status / 100 == 2 || status == 502 || status == 503 || status == 504 || status == 429) {
            return new Decision(Action.RETRY, false);
        }
        if (status == 408 || status == 425 || status / 100 == 5) {
            return new Decision(Action.RETRY, true);
        }
        boolean tooLarge = status == 413 && answer.code().isEmpty();
        return tooLarge ? new Decision(Action.SPLIT, true) : new Decision(Action.HOLD, false);
    }
}
