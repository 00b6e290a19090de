package io.tokenspeed.uploader.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small file that only its owner may use. Whatever happens while it is written, it holds its old or its new text: the
 * new one is written beside it, forced to the disk and renamed.
 */
public final class PrivateFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;

    public PrivateFile(Path path) {
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

    /** Gives it a new text for good. */
    public void write(String text) throws IOException {
        createFolder(path);
        Path fresh = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(fresh);
        createEmpty(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        rename(fresh);
        forceFolder();
    }

    /** Removes it for good. */
    public void delete() throws IOException {
        if (Files.deleteIfExists(path)) {
            forceFolder();
        }
    }

    /** Makes an empty private file unless there is one, and its folder. */
    public static void create(Path file) throws IOException {
        createFolder(file);
        if (Files.notExists(file)) {
            try {
                createEmpty(file);
            } catch (FileAlreadyExistsException anotherProcess) {
                return;
            }
        }
    }

    private static void createFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.notExists(folder)) {
            Files.createDirectories(folder, rights("rwx------"));
        }
    }

    private static void createEmpty(Path file) throws IOException {
        Files.createFile(file, rights("rw-------"));
    }

    private void rename(Path fresh) throws IOException {
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException weaker) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Not every system lets a folder be opened; there the rename alone must do. */
    private void forceFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (POSIX && folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
