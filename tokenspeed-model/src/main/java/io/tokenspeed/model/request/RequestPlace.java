package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * Where a request was made, as one log tells it.
 *
 * @param distance 0 in the log of the session that made the request; above 0 in a log that only replays the request,
 *     larger for a more distant one
 * @param sessionId the session that the log belongs to
 * @param messageId the tool's own id of the message
 * @param project the root folder of the project, in a normal spelling such as {@code C:\shop} or
 *     {@code /home/ada/shop}; null when unknown
 * @param model the model as the log names it
 * @param provider the provider, as logged or inferred from the model's name; null when unknown
 * @param mode the mode that the request was made in, for example OpenCode's {@code build}; null when unknown
 * @param agentRun the sub-agent inside the session that made the request, such as Claude Code's {@code agentId}; null
 *     for the session's main agent
 */
public record RequestPlace(
        int distance,
        String sessionId,
        String messageId,
        @Nullable String project,
        String model,
        @Nullable String provider,
        @Nullable String mode,
        @Nullable String agentRun) {

    public RequestPlace {
        project = project == null ? null : ProjectFolder.spelled(project);
    }

    /** Creates the place of a request that the session's main agent made. */
    public RequestPlace(
            int distance,
            String sessionId,
            String messageId,
            @Nullable String project,
            String model,
            @Nullable String provider,
            @Nullable String mode) {
        this(distance, sessionId, messageId, project, model, provider, mode, null);
    }

    /** Returns this place in another project. */
    RequestPlace in(String other) {
        return new RequestPlace(distance, sessionId, messageId, other, model, provider, mode, agentRun);
    }
}
