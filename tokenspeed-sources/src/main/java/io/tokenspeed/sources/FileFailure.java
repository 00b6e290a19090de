package io.tokenspeed.sources;

import io.tokenspeed.model.environment.PathText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in one sentence why a file or folder could not be looked at. */
public final class FileFailure {
    private FileFailure() {}

    /** A file or folder that could not be looked at at all. */
    public static String sentence(Path path, IOException cause) {
        return "Cannot look at " + PathText.of(path) + ": " + reason(cause) + ".";
    }

    /** A folder of which the rest could not be listed. */
    public static String ofRest(Path folder, IOException cause) {
        return "Cannot list all of " + PathText.of(folder) + ": " + reason(cause) + ".";
    }

    /** Some exceptions of the file system name only the path. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied; give yourself the right to read it";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (cause instanceof FileSystemLoopException) {
            return "its links form a loop";
        }
        String said = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : said;
    }
}
