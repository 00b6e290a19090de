package io.tokenspeed.sources.opencode.message;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders that a session belongs to.
 *
 * @param directory the folder that the session was started in; null when unknown
 * @param worktree the root of the project's repository; {@code /} stands for no repository; null when unknown
 */
public record Home(@Nullable String directory, @Nullable String worktree) {
    /** No known folder. */
    static final Home UNKNOWN = new Home(null, null);

    private static final String NO_REPOSITORY = "/";

    /**
     * Returns the root of the project: the root in the message, else the repository or folder of the session, else the
     * message's working directory; null when unknown.
     */
    @Nullable
    String project(MessageFields fields) {
        return Stream.of(fields.inRepository() ? fields.root : null, repository(), directory, fields.cwd)
                .filter(path -> path != null && !path.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The root of the repository, unless the session's folder is outside, for example in a second working copy. */
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
