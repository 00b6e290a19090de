package io.tokenspeed.model.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Creates folders, and forces written data to the disk, so that it survives a power loss. */
final class Disk {
    private Disk() {}

    /** Returns the folder that a file is in. */
    static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is in no folder");
        }
        return folder;
    }

    /**
     * Creates the missing folders above a file. Skips an existing folder, because the first releases of Java 17 take a
     * symbolic link to a folder for a file that is in the way.
     */
    static void createFolder(Path file, FileAttribute<?>... rights) throws IOException {
        Path folder = folder(file);
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, rights);
        }
    }

    /** Forces the content of a file to the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Forces the entries of a file's folder to the disk. Does nothing on Windows, which cannot open a folder. */
    static void forceFolder(Path file) throws IOException {
        if (Rights.POSIX) {
            try (FileChannel channel = FileChannel.open(folder(file), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
