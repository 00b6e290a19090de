package io.tokenspeed.uploader.hub;

import io.tokenspeed.model.wire.ErrorCode;

/**
 * The next step of a device after an answer, from the protocol's table of answer codes.
 *
 * @param followUp the next step
 * @param counts whether the attempt counts as a failure of the batch
 */
public record Decision(FollowUp followUp, boolean counts) {
    /** The decision where no answer came. */
    public static final Decision NO_ANSWER = new Decision(FollowUp.RETRY, true);

    /** The next step after an answer. */
    public static Decision of(HubAnswer answer) {
        if (answer.isSuccess()) {
            return new Decision(FollowUp.ACCEPT, false);
        }
        return answer.known().map(Decision::of).orElseGet(() -> ofStatus(answer));
    }

    private static Decision of(ErrorCode code) {
        return switch (code) {
            case MALFORMED_JSON, ENCODING_INVALID, BODY_TOO_LARGE, INFLATED_TOO_LARGE, SCHEMA_INVALID ->
                new Decision(FollowUp.SPLIT, true);
            case DIGEST_MISMATCH, NONCE_REPLAYED -> new Decision(FollowUp.NOW, true);
            case TIMESTAMP_OUT_OF_WINDOW -> new Decision(FollowUp.CLOCK, false);
            case SIGNATURE_INVALID, KEY_UNKNOWN, KEY_RETIRED -> new Decision(FollowUp.KEY, false);
            case IN_PROGRESS, RATE_LIMITED, OVERLOADED, MAINTENANCE, NONCE_STORE_UNAVAILABLE ->
                new Decision(FollowUp.RETRY, false);
            case INTERNAL -> new Decision(FollowUp.RETRY, true);
            case DEVICE_ERASED -> new Decision(FollowUp.ERASE, false);
            case MEDIA_TYPE, CONTENT_ENCODING -> new Decision(FollowUp.PLAIN, false);
            case VALIDITY_BELOW_THRESHOLD -> new Decision(FollowUp.RESEAL, true);
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
                    SCHEMA_VERSION_UNSUPPORTED -> new Decision(FollowUp.PAUSE, false);
        };
    }

    /** Decides by the status where no known code can be read, perhaps because a proxy answered, even with 2xx. */
    private static Decision ofStatus(HubAnswer answer) {
        int status = answer.status();
        if (status / 100 == 2 || status == 502 || status == 503 || status == 504 || status == 429) {
            return new Decision(FollowUp.RETRY, false);
        }
        if (status == 408 || status == 425 || status / 100 == 5) {
            return new Decision(FollowUp.RETRY, true);
        }
        boolean tooLarge = status == 413 && answer.code().isEmpty();
        return tooLarge ? new Decision(FollowUp.SPLIT, true) : new Decision(FollowUp.PAUSE, false);
    }
}
