package io.tokenspeed.gateway.record;

import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.model.request.Measured;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt at an upstream ended.
 *
 * @param of the request that it tries
 * @param number 1 for the first attempt of the request
 * @param upstream who was asked
 * @param result how it ended
 * @param measured when what arrived
 * @param heldBack whether the gateway stopped reading because its client was too slow, so that no time of the answer is
 *     that of the model
 * @param reading what the answer told; null where there was none
 */
public record Outcome(
        Asked of,
        int number,
        Upstream upstream,
        AttemptEnding result,
        Measured measured,
        boolean heldBack,
        @Nullable AnswerReading reading) {
    /**
     * What was asked for.
     *
     * @param exchange the gateway's id of the request
     * @param client who asks
     * @param model the model asked for; null where the request names none
     * @param operation as in {@link io.tokenspeed.model.request.RequestLabels#operation}
     * @param promptBytes the bytes of text that the model is to read
     */
    public record Asked(
            String exchange, Client client, @Nullable String model, String operation, long promptBytes) {}
}
