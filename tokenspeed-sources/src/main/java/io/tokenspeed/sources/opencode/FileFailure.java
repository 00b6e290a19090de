package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a file or folder could not be read. */
final class FileFailure {
    private FileFailure() {}

    static IOException of(Path path, IOException cause) {
        return new IOException(sentence(path, cause), cause);
    }

    static String sentence(Path path, IOException cause) {
        return path + " cannot be read: " + reason(cause);
    }

    /** Exceptions of the file system name only the path. */
    private static @Nullable String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "it is gone";
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
