package io.tokenspeed.model.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A small text file in UTF-8 that only its owner may read and write. Writing is atomic: after a crash the file holds
 * its old or its new text. Missing folders are created for the owner alone; existing ones keep their permissions. On
 * Windows the permissions of the folder apply instead.
 */
public final class OwnerFile {
    private static final String ROOT = "root";

    private final Path path;

    /** Uses the file at a path, which need not exist. */
    public OwnerFile(Path path) {
        this.path = path;
    }

    /** Returns the text of the file; empty when the file does not exist. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Replaces the text of the file. The text is on the disk when this method returns. */
    public void write(String text) throws IOException {
        Path fresh = beside(text);
        try {
            ReplacedFile.put(fresh, path);
        } finally {
            Files.deleteIfExists(fresh);
        }
        Disk.forceFolder(path);
    }

    /**
     * Creates the file with a text, unless it exists. The file is complete and on the disk when this method returns.
     * Needs a file system with hard links.
     *
     * @return whether the file was created; false if it existed
     */
    public boolean writeNew(String text) throws IOException {
        Path fresh = beside(text);
        try {
            Disk.force(fresh);
            // A link never replaces a file, so where another process was faster, its file stays.
            Files.createLink(path, fresh);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return false;
        } finally {
            Files.delete(fresh);
        }
        Disk.forceFolder(path);
        return true;
    }

    private Path beside(String text) throws IOException {
        Disk.createFolder(path, Rights.ofFolder());
        Path fresh = ReplacedFile.beside(path);
        try {
            return Files.writeString(fresh, text, StandardCharsets.UTF_8);
        } catch (IOException unwritten) {
            Files.deleteIfExists(fresh);
            throw unwritten;
        }
    }

    /** Deletes the file, if it exists, and forces the deletion to the disk. */
    public void delete() throws IOException {
        if (Files.deleteIfExists(path)) {
            Disk.forceFolder(path);
        }
    }

    /** Creates an empty file for its owner alone, unless the file exists. */
    public static void create(Path file) throws IOException {
        Disk.createFolder(file, Rights.ofFolder());
        if (Files.notExists(file)) {
            try {
                Files.createFile(file, Rights.ofFile());
            } catch (FileAlreadyExistsException anotherProcess) {
                return;
            }
        }
    }

    /** Returns whether anyone but its owner has any permission on a file; false on Windows. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return Rights.POSIX && !Rights.OF_OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    /** Returns whether everybody may read a file; false if it does not exist, and on Windows. */
    public static boolean isOpenToAll(Path file) {
        try {
            return Rights.POSIX && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Removes the permissions of group and others from a file. Does nothing if the file belongs to another user or does
     * not exist.
     */
    public static void closeToOthers(Path file) {
        try {
            if (Rights.POSIX && mayBeOurs(file)) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                rights.retainAll(Rights.OF_OWNER);
                Files.setPosixFilePermissions(file, rights);
            }
        } catch (IOException notOurs) {
            return;
        }
    }

    /** The operating system stops every user but root from changing another user's file, so only root must check. */
    private static boolean mayBeOurs(Path file) throws IOException {
        return !ROOT.equals(System.getProperty("user.name"))
                || Files.getOwner(file).getName().equals(ROOT);
    }
}
