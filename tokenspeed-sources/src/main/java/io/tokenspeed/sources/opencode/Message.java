package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a model, in one or more steps. Its cost is the sum over the steps, its tokens are those of the last one.
 *
 * @param id OpenCode's id
 * @param sessionId the session
 * @param created when it was created, just before the first request was sent
 * @param completed when the last step and its tools were over; null while it is being written
 * @param model the model, {@code unknown} where the log names none
 * @param provider the provider
 * @param agent OpenCode's agent, in older releases its mode
 * @param project root folder of the project
 * @param tokens tokens of the last step
 * @param costNano cost of all steps
 * @param failure why it has no good end; null when it has one
 * @param content whether its JSON holds something that the model produced
 * @param over whether nothing more will be written to it
 * @param ids what the provider called the request, as far as the message itself tells
 * @param doubt what in it cannot be true; null when nothing is
 */
record Message(
        String id,
        String sessionId,
        long created,
        @Nullable Long completed,
        String model,
        @Nullable String provider,
        @Nullable String agent,
        @Nullable String project,
        TokenCounts tokens,
        @Nullable Long costNano,
        @Nullable Failure failure,
        boolean content,
        boolean over,
        ProviderIds ids,
        @Nullable String doubt) {

    static Message of(String id, String sessionId, long created, Home home, MessageFields fields) {
        return new Message(
                id,
                sessionId,
                created,
                fields.completed,
                fields.model == null || fields.model.isBlank() ? "unknown" : fields.model,
                fields.provider,
                fields.agent != null ? fields.agent : fields.mode,
                home.project(fields),
                fields.tokens,
                fields.costNano,
                fields.failure,
                fields.content,
                fields.ended || fields.failure != null,
                fields.ids.ids(),
                fields.doubts.first());
    }

    /** Whether it states usage, even such as cannot be true. */
    boolean usage() {
        return tokens.total() > 0 || costNano != null || doubt != null;
    }
}
