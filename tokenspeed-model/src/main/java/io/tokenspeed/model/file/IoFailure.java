package io.tokenspeed.model.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a file or folder could not be used. Some exceptions of the file system say it by their class, others in words. */
public enum IoFailure {
    /** It is not there. */
    ABSENT("there is no such file"),
    /** The user has no right to it. */
    DENIED("permission denied"),
    /** It cannot be written, because the disk or the user's share of it is full. */
    FULL("no space left on the disk"),
    /** It is on a disk that cannot be written. */
    READ_ONLY("read-only file system"),
    /** A folder was expected. */
    NO_FOLDER("it is not a folder"),
    /** Its links lead nowhere. */
    LOOP("its links form a loop"),
    /** Anything else. */
    OTHER("");

    private static final List<String> WORDS_OF_FULL = List.of("no space left", "quota exceeded", "not enough space");

    private final String words;

    IoFailure(String words) {
        this.words = words;
    }

    /** The kind of a failure. */
    public static IoFailure of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return ABSENT;
        }
        if (failure instanceof AccessDeniedException) {
            return DENIED;
        }
        if (failure instanceof NotDirectoryException) {
            return NO_FOLDER;
        }
        return failure instanceof FileSystemLoopException ? LOOP : ofWords(said(failure));
    }

    private static IoFailure ofWords(@Nullable String said) {
        String words = said == null ? "" : said.toLowerCase(Locale.ROOT);
        if (WORDS_OF_FULL.stream().anyMatch(words::contains)) {
            return FULL;
        }
        return words.contains("read-only") ? READ_ONLY : OTHER;
    }

    /** Why a failure happened, as the end of a sentence without its full stop. Does not name the file. */
    public static String reason(IOException failure) {
        IoFailure kind = of(failure);
        String said = said(failure);
        if (kind != OTHER) {
            return kind.words;
        }
        return said == null ? failure.getClass().getSimpleName() : said;
    }

    private static @Nullable String said(IOException failure) {
        return failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    }
}
