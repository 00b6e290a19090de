package io.tokenspeed.agent.integrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces a text file all at once, so that whoever reads it meanwhile sees the old text or the new one. */
public final class SafeWrite {
    private SafeWrite() {}

    /** Writes the text, makes the folders that are missing, and keeps the file's rights and a link that leads to it. */
    public static void write(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Files.createDirectories(folder(target));
        Path fresh = Files.createTempFile(folder(target), "." + target.getFileName(), ".new");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            if (Files.exists(target)) {
                keepRights(target, fresh);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void keepRights(Path from, Path to) throws IOException {
        FileStore store = Files.getFileStore(to);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is in no folder");
        }
        return folder;
    }
}
