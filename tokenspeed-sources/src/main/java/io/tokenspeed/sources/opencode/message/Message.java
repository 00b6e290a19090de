package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.RequestPlace;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a model, in one or more steps. Its cost is the sum over all steps, its tokens are the tokens of the last
 * step. Instants are in milliseconds since the epoch.
 *
 * @param place session, message, project, model, provider and mode; the model is {@code unknown} where the log names
 *     none
 * @param createdMillis when it was created, just before the first request was sent
 * @param completedMillis when the last step and its tools ended; null while the message is being written
 * @param stated the tokens of the last step, the cost of all steps, and the provider's ids in the message itself
 * @param failure why the message failed or was cancelled; null when neither
 * @param content whether the message's JSON holds content of the model
 * @param over whether the message is finished
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

    /** Returns OpenCode's id of the message. */
    public String id() {
        return place.messageId();
    }
}
