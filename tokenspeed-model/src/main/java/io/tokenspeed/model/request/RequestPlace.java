package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * Where a request was made, as its transcript tells.
 *
 * @param distance 0 in the transcript that made the request, more the further a transcript is from it that only
 *     replays it
 * @param sessionId the session of the transcript
 * @param messageId the tool's own id of the message
 * @param project the root folder of the project, in the one spelling of {@link ProjectFolder}
 * @param model the model as the log names it
 * @param provider the provider, as logged or inferred from the model
 * @param mode the mode of the tool that asked, for example OpenCode's {@code build}
 */
public record RequestPlace(
        int distance,
        String sessionId,
        String messageId,
        @Nullable String project,
        String model,
        @Nullable String provider,
        @Nullable String mode) {

    public RequestPlace {
        project = project == null ? null : ProjectFolder.spelled(project);
    }
}
