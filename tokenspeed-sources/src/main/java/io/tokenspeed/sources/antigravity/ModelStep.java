package io.tokenspeed.sources.antigravity;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A step of a conversation, as the column {@code metadata} of the table {@code steps} tells it in a message {@code
 * CortexStepMetadata}: created 1, answer complete 7, usage 9, last part of the answer 22, model 24 (its name 8).
 *
 * @param usage the tokens of the call that made the step; null for a step without a call
 * @param status the number of the step's state
 * @param createdMillis when the step began, in milliseconds since the epoch; null where it is not told
 * @param answeredMillis when the answer was complete, in milliseconds since the epoch; null where it is not told
 * @param model the model's name; null where it is missing
 */
record ModelStep(
        @Nullable ModelUsage usage,
        long status,
        @Nullable Long createdMillis,
        @Nullable Long answeredMillis,
        @Nullable String model) {
    static ModelStep of(long status, ProtoMessage metadata) throws IOException {
        ProtoMessage usage = metadata.message(9);
        ProtoMessage model = metadata.message(24);
        Long answered = metadata.time(7);
        return new ModelStep(
                usage == null ? null : ModelUsage.of(usage),
                status,
                metadata.time(1),
                answered == null ? metadata.time(22) : answered,
                model == null ? null : model.text(8));
    }

    @Nullable
    String responseId() {
        return usage == null ? null : usage.responseId();
    }
}
