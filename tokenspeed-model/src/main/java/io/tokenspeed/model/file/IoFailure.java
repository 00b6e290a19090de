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

/**
 * Why a file or folder could not be used. The JDK tells some reasons by the class of the exception, others only in its
 * message.
 */
public enum IoFailure {
    /** The file or folder does not exist. */
    ABSENT("there is no such file"),
    /** The user lacks the permission. */
    DENIED("permission denied"),
    /** The disk or the user's quota is full. */
    FULL("no space left on the disk"),
    /** The file system is read-only. */
    READ_ONLY("read-only file system"),
    /** The path is not a folder. */
    NO_FOLDER("it is not a folder"),
    /** Its symbolic links form a loop. */
    LOOP("its links form a loop"),
    /** Any other reason. */
    OTHER("");

    private static final List<String> WORDS_OF_FULL = List.of("no space left", "quota exceeded", "not enough space");

    private final String words;

    IoFailure(String words) {
        this.words = words;
    }

    /** Returns the kind of a failure. */
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

    /**
     * Returns the reason of a failure as the end of a sentence, without the full stop and without the name of the file.
     */
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
