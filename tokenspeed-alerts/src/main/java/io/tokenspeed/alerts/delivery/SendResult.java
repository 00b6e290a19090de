package io.tokenspeed.alerts.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one try to deliver an alert.
 *
 * @param verdict what follows from it
 * @param error why it failed, without addresses and secrets; null where it did not
 * @param retryAfter how long the receiver asks to wait; null where it does not
 */
record SendResult(
        Verdict verdict, @Nullable String error, @Nullable Duration retryAfter) {
    /** What follows from a try. */
    enum Verdict {
        /** It arrived. */
        DELIVERED,
        /** The receiver may take it later. */
        LATER,
        /** The receiver refuses it and is unlikely to change its mind. */
        REFUSED,
        /** It cannot be delivered. */
        GIVEN_UP,
        /** The receiver wants no more alerts. */
        GONE
    }

    static final SendResult DELIVERED = new SendResult(Verdict.DELIVERED, null, null);

    static SendResult failed(Verdict verdict, String error) {
        return new SendResult(verdict, error, null);
    }

    /** Returns the reason in words; empty where it did not fail. */
    String reason() {
        return error == null ? "" : error;
    }
}
