package io.tokenspeed.agent.command;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.file.IoFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Says in one sentence which file made a command fail, why, and what to do. */
final class FileTrouble {
    private static final String AGAIN = " and run the command again.";

    private FileTrouble() {}

    /**
     * Returns the sentence.
     *
     * @param database the database file, named where the system does not say which file failed
     * @return empty where no file caused the failure
     */
    static Optional<String> sentence(Exception failure, Path database) {
        if (failure instanceof InvalidPathException refused) {
            return Optional.of(PathText.sentence(refused));
        }
        Throwable cause = failure;
        while (cause instanceof IOException || cause instanceof UncheckedIOException) {
            if (cause instanceof FileSystemException file && file.getFile() != null) {
                return Optional.of(sentence(file));
            }
            if (cause instanceof IOException io && IoFailure.of(io) == IoFailure.FULL) {
                return Optional.of("Cannot write a file: " + IoFailure.reason(io) + "; make room where " + database
                        + " and your home folder lie" + AGAIN);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static String sentence(FileSystemException failure) {
        String file = failure.getFile();
        String reason = IoFailure.reason(failure);
        String trouble = switch (IoFailure.of(failure)) {
            case ABSENT -> "Cannot find " + file + "; put it there or name another place";
            case DENIED ->
                "Cannot read or write " + file + ": " + reason + "; give yourself the right to it and to its folder";
            case FULL -> "Cannot write " + file + ": " + reason + "; make room there";
            case READ_ONLY -> "Cannot write " + file + ": " + reason + "; make it writable or name another place";
            case NO_FOLDER, LOOP, OTHER -> "Cannot read or write " + file + ": " + reason + "; check it";
        };
        return trouble + AGAIN;
    }
}
