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
 * Replaces the content of a file atomically: a reader sees the old or the new content, also after a crash or a power
 * loss. The new content is written to a temporary file in the same folder, forced to the disk, and renamed.
 */
public final class ReplacedFile {
    private ReplacedFile() {}

    /**
     * Replaces the content of a file by a text in UTF-8. Creates missing folders, follows a symbolic link to the file,
     * and keeps the file's permissions; a new file is readable by its owner alone.
     */
    public static void rewrite(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Disk.createFolder(target);
        Path fresh = beside(target);
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            // Before it gets the rights of a file that even its owner may not write.
            Disk.force(fresh);
            if (Files.exists(target)) {
                keepRights(target, fresh);
            }
            rename(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Replaces the content of a file and gives it the default permissions of new files. Creates missing folders. */
    public static void copy(InputStream content, Path file) throws IOException {
        Disk.createFolder(file);
        Path fresh = beside(file);
        try {
            // This recreates the file, so that it gets the default permissions.
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            put(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Renames a finished file to another name in the same folder, and replaces a file of that name. Forces the finished
     * file to the disk first.
     *
     * @return the new path
     */
    public static Path put(Path finished, Path file) throws IOException {
        Disk.force(finished);
        return rename(finished, file);
    }

    private static Path rename(Path finished, Path file) throws IOException {
        try {
            return Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException weaker) {
            return Files.move(finished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Creates an empty private file in the same folder, whose name begins with a dot and has another ending, so that
     * searches by name skip it.
     */
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
