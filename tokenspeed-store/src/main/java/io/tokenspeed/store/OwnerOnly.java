package io.tokenspeed.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes files and folders that only their owner may use. Where there are no such rights, as on Windows, the home's apply. */
public final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final String ROOT = "root";
    private static final List<String> BESIDE = List.of("-wal", "-shm", ".lock");
    private static final Set<PosixFilePermission> OF_THE_OWNER = PosixFilePermissions.fromString("rwx------");

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

    /**
     * Takes the rights of everybody else off a database that everybody may read, and off the files beside it. Rights that
     * its user gave to a group only, and files of other users, stay.
     */
    static void closeToOthers(Path database) {
        if (!POSIX || !isOpenToAll(database)) {
            return;
        }
        close(database);
        for (String beside : BESIDE) {
            close(database.resolveSibling(database.getFileName() + beside));
        }
        Backups.of(database).forEach(OwnerOnly::close);
    }

    private static boolean isOpenToAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException absent) {
            return false;
        }
    }

    /** A file whose rights cannot be changed is as usable as before. */
    private static void close(Path file) {
        try {
            if (mayBeOurs(file)) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                rights.retainAll(OF_THE_OWNER);
                Files.setPosixFilePermissions(file, rights);
            }
        } catch (IOException notOurs) {
            return;
        }
    }

    /** The system lets nobody but root change what belongs to somebody else. */
    private static boolean mayBeOurs(Path file) throws IOException {
        return !ROOT.equals(System.getProperty("user.name"))
                || Files.getOwner(file).getName().equals(ROOT);
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
