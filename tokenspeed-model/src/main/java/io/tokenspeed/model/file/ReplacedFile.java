package io.tokenspeed.model.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Changes a file all at once: whoever reads it sees the old content or the new one, also after a crash or a power loss.
 * The new content is written to a file beside it, forced to the disk, and renamed.
 */
public final class ReplacedFile {
    private ReplacedFile() {}

    /**
     * Gives a file that others may share a new text in UTF-8. Makes the folders that are missing, follows a link that
     * leads to the file, and keeps its rights; a file that is new is its owner's alone.
     */
    public static void rewrite(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Disk.createFolder(target);
        Path fresh = beside(target);
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            if (Files.exists(target)) {
                keepRights(target, fresh);
            }
            put(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Gives a file a new content and the rights that new files have. Makes the folders that are missing. */
    public static void copy(InputStream content, Path file) throws IOException {
        Disk.createFolder(file);
        Path fresh = beside(file);
        try {
            // This makes the file anew, so that it is private no longer.
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            put(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Renames a finished file to the name of another one of the same folder, which it replaces where there is one. The
     * finished file is on the disk first.
     *
     * @return where it is now
     */
    public static Path put(Path finished, Path file) throws IOException {
        Disk.force(finished);
        try {
            return Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException weaker) {
            return Files.move(finished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** An empty private file in the same folder, hidden from whoever looks for files by their names. */
    static Path beside(Path file) throws IOException {
        return Files.createTempFile(Disk.folder(file), "." + file.getFileName() + ".", ".new", Rights.ofFile());
    }

    private static void keepRights(Path from, Path to) throws IOException {
        FileStore store = Files.getFileStore(to);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
