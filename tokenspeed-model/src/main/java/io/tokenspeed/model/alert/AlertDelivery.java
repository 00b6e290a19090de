package io.tokenspeed.model.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one target is to be told.
 *
 * @param id its number in the table; 0 before it is stored
 * @param eventId the event; null for a test
 * @param occasion what it tells
 * @param target the id of the target
 * @param webhookId the id that every try of a webhook repeats, so that the receiver can tell repetitions apart
 * @param progress how far it has come
 * @param payload the text to send
 */
public record AlertDelivery(
        long id,
        @Nullable Long eventId,
        Occasion occasion,
        String target,
        String webhookId,
        Progress progress,
        String payload) {

    /** What a delivery tells. */
    public enum Occasion {
        FIRED,
        RESOLVED,
        TEST
    }

    /** What became of a delivery. */
    public enum Status {
        WAITING,
        DELIVERED,
        FAILED
    }

    /**
     * How far a delivery has come.
     *
     * @param status what became of it
     * @param attempts how many tries there were
     * @param nextAt when the next try is due; the last one's instant when it does not wait
     * @param lastError why the last try failed; null where none has
     */
    public record Progress(
            Status status,
            int attempts,
            Instant nextAt,
            @Nullable String lastError) {
        /** Returns the progress of a delivery that is due at an instant for the first time. */
        public static Progress due(Instant at) {
            return new Progress(Status.WAITING, 0, at, null);
        }
    }

    /** Returns this delivery with the number that the table gave it. */
    public AlertDelivery withId(long number) {
        return new AlertDelivery(number, eventId, occasion, target, webhookId, progress, payload);
    }

    /** Returns this delivery, further on. */
    public AlertDelivery with(Progress further) {
        return new AlertDelivery(id, eventId, occasion, target, webhookId, further, payload);
    }
}
