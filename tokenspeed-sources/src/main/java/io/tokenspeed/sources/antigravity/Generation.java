package io.tokenspeed.sources.antigravity;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model, as a row of the table {@code gen_metadata} tells it in a message {@code
 * CortexStepGeneratorMetadata}: chat model 1 (usage 4, start 9, name of the model 19, name for people 21), numbers of
 * its steps 2.
 *
 * @param number the number of the row in the conversation
 * @param usage the tokens
 * @param startedMillis when the call was made, in milliseconds since the epoch; null where it is not told
 * @param model the model's name; null where it is missing, or names only the router
 * @param label the model's name for people; null where it is missing
 * @param step the number of the first step that the answer led to; null where it is missing
 */
record Generation(
        long number,
        ModelUsage usage,
        @Nullable Long startedMillis,
        @Nullable String model,
        @Nullable String label,
        @Nullable Long step) {
    private static final String ROUTER = "gemini-default";

    /**
     * Decodes a row.
     *
     * @return null where the row has no usage
     */
    static @Nullable Generation of(long number, ProtoMessage row, Conversation conversation) throws IOException {
        ProtoMessage chat = row.message(1);
        ProtoMessage usage = chat == null ? null : chat.message(4);
        if (chat == null || usage == null) {
            return null;
        }
        ProtoMessage steps = row.message(2);
        return new Generation(
                number,
                ModelUsage.of(usage),
                started(chat.message(9), conversation),
                model(chat.text(19)),
                chat.text(21),
                steps == null ? null : steps.firstPacked());
    }

    /**
     * Releases before 1.1.18 have the time in field 4. Later ones leave it out; what they have in field 10 is believed
     * only if it is a time in the life of the conversation.
     */
    private static @Nullable Long started(@Nullable ProtoMessage start, Conversation conversation) throws IOException {
        if (start == null) {
            return null;
        }
        Long told = start.time(4);
        Long later = told == null ? start.time(10) : null;
        return later != null && conversation.lived(later) ? later : told;
    }

    private static @Nullable String model(@Nullable String name) {
        return name == null || name.equalsIgnoreCase(ROUTER) ? null : name;
    }
}
