package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.RequestPlace;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a model, in one or more steps. Its cost is the sum over the steps, its tokens are those of the last one.
 * Instants are epoch milliseconds, UTC.
 *
 * @param place session, message, project, model, provider and OpenCode's agent, in older releases its mode; the model is
 *     {@code unknown} where the log names none
 * @param createdMillis when it was created, just before the first request was sent
 * @param completedMillis when the last step and its tools were over; null while it is being written
 * @param stated the tokens of the last step, the cost of all steps, and the ids as far as the message itself tells
 * @param failure why it has no good end; null when it has one
 * @param content whether its JSON holds something that the model produced
 * @param over whether nothing more will be written to it
 */
public record Message(
        RequestPlace place,
        long createdMillis,
        @Nullable Long completedMillis,
        StatedUsage stated,
        @Nullable Failure failure,
        boolean content,
        boolean over) {

    public static Message of(String id, String sessionId, long createdMillis, Home home, MessageFields fields) {
        String model = fields.model == null || fields.model.isBlank() ? "unknown" : fields.model;
        String mode = fields.agent != null ? fields.agent : fields.mode;
        return new Message(
                new RequestPlace(0, sessionId, id, home.project(fields), model, fields.provider, mode),
                createdMillis,
                fields.completed,
                new StatedUsage(fields.tokens, fields.costNano, fields.ids.ids(), fields.doubts.first()),
                fields.failure,
                fields.content,
                fields.ended || fields.failure != null);
    }

    /** OpenCode's id. */
    public String id() {
        return place.messageId();
    }
}
