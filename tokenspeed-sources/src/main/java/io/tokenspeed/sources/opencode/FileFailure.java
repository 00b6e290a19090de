package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a file or folder could not be looked at. */
final class FileFailure {
    private FileFailure() {}

    static String sentence(Path path, IOException cause) {
        return "Cannot look at " + path + ": " + reason(cause) + ".";
    }

    /** Exceptions of the file system name only the path. */
    private static @Nullable String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (cause instanceof FileSystemLoopException) {
            return "its links form a loop";
        }
        return cause.getMessage();
    }
}
