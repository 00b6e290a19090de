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
 * A small text file in UTF-8 that only its owner may use. Whatever happens while it is written, it holds its old or its
 * new text. Folders that are missing are made for their owner, too; those that exist keep their rights. Where a system
 * has no such rights, as Windows, those of the folder apply.
 */
public final class OwnerFile {
    private static final String ROOT = "root";

    private final Path path;

    public OwnerFile(Path path) {
        this.path = path;
    }

    /** Its text; empty when there is no such file. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Gives it a new text, which is on the disk when this returns. */
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
     * Makes it with a text unless it is there by now. It is on the disk when this returns, as a whole or not at all. Needs
     * a file system with hard links.
     *
     * @return whether it was not there
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

    /** Removes it for good. */
    public void delete() throws IOException {
        if (Files.deleteIfExists(path)) {
            Disk.forceFolder(path);
        }
    }

    /** Makes an empty file unless there is one. */
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

    /** Whether others than its owner have any right to a file. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return Rights.POSIX && !Rights.OF_OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    /** Whether everybody may read a file; false where there is none. */
    public static boolean isOpenToAll(Path file) {
        try {
            return Rights.POSIX && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException absent) {
            return false;
        }
    }

    /** Takes the rights of others off a file. One that belongs to somebody else, or is not there, stays as it is. */
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

    /** The system lets nobody but root change what belongs to somebody else. */
    private static boolean mayBeOurs(Path file) throws IOException {
        return !ROOT.equals(System.getProperty("user.name"))
                || Files.getOwner(file).getName().equals(ROOT);
    }
}
