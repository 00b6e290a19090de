package io.tokenspeed.sources.opencode.message;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is at home.
 *
 * @param directory the folder that it was started in
 * @param worktree the root of its project's repository; {@code /} stands for none
 */
public record Home(@Nullable String directory, @Nullable String worktree) {
    /** Nothing tells it. */
    static final Home UNKNOWN = new Home(null, null);

    private static final String NO_REPOSITORY = "/";

    /** The root of the project: that of the message, else that of the session. */
    @Nullable
    String project(MessageFields fields) {
        return Stream.of(fields.inRepository() ? fields.root : null, repository(), directory, fields.cwd)
                .filter(path -> path != null && !path.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The repository, unless the session is elsewhere, for example in a second working copy of it. */
    private @Nullable String repository() {
        if (worktree == null || worktree.isBlank() || worktree.equals(NO_REPOSITORY)) {
            return null;
        }
        return directory == null || directory.isBlank() || isInside(directory, worktree) ? worktree : null;
    }

    private static boolean isInside(String path, String folder) {
        String rest = path.startsWith(folder) ? path.substring(folder.length()) : null;
        return rest != null && (rest.isEmpty() || rest.charAt(0) == '/' || rest.charAt(0) == '\\');
    }
}
