package io.tokenspeed.model.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Makes folders, and forces what was written to the disk, so that it outlives a power loss. */
final class Disk {
    private Disk() {}

    /** The folder that a file is in. */
    static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is in no folder");
        }
        return folder;
    }

    /**
     * Makes the folders above a file that are missing. One that is there is left alone, because the first releases of
     * Java 17 take a link to a folder for a file that is in the way.
     */
    static void createFolder(Path file, FileAttribute<?>... rights) throws IOException {
        Path folder = folder(file);
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, rights);
        }
    }

    /** Forces the content of a file. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Forces the names in the folder of a file. Windows lets no folder be opened; there nothing more can be done. */
    static void forceFolder(Path file) throws IOException {
        if (Rights.POSIX) {
            try (FileChannel channel = FileChannel.open(folder(file), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
