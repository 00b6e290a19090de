package io.tokenspeed.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that only their owner may use. Where there are no such rights, as on Windows, the home's apply. */
public final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    /**
     * Makes an empty file unless there is one, and the folders above it that are missing; folders that exist keep their
     * rights. SQLite gives the files beside it the same rights.
     */
    public static void createFile(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder, rights("rwx------"));
        }
        try {
            Files.createFile(file, rights("rw-------"));
        } catch (FileAlreadyExistsException kept) {
            return;
        }
    }

    /** Opens a file for writing, and makes it as {@link #createFile} does where there is none. */
    static FileChannel openForWriting(Path file) throws IOException {
        createFile(file);
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
