package io.tokenspeed.agent.command;

import io.tokenspeed.model.environment.PathText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in one sentence which file made a command fail, why, and what to do. */
final class FileTrouble {
    private static final String AGAIN = " and run the command again.";

    private FileTrouble() {}

    /**
     * The sentence.
     *
     * @param database where most is written; named where the system does not say which file it was
     * @return empty where the failure is about no file
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
            if (isFull(cause.getMessage())) {
                return Optional.of("Cannot write a file: no space left on the disk; make room where " + database
                        + " and your home folder lie" + AGAIN);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static String sentence(FileSystemException failure) {
        String file = failure.getFile();
        if (failure instanceof NoSuchFileException) {
            return "Cannot find " + file + "; put it there or name another place" + AGAIN;
        }
        if (failure instanceof AccessDeniedException) {
            return "Cannot read or write " + file
                    + ": permission denied; give yourself the right to it and to its folder" + AGAIN;
        }
        String reason = failure.getReason();
        if (isFull(reason)) {
            return "Cannot write " + file + ": no space left on the disk; make room there" + AGAIN;
        }
        if (reason != null && lower(reason).contains("read-only")) {
            return "Cannot write " + file + ": read-only file system; make it writable or name another place" + AGAIN;
        }
        String why = reason == null ? failure.getClass().getSimpleName() : reason;
        return "Cannot read or write " + file + ": " + why + "; check it" + AGAIN;
    }

    private static boolean isFull(@Nullable String reason) {
        return reason != null
                && (lower(reason).contains("no space left") || lower(reason).contains("quota exceeded"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
