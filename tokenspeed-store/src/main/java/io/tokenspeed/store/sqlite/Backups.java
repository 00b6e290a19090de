package io.tokenspeed.store.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The backups that were made beside a database when another program's file was adopted. */
public final class Backups {
    private Backups() {}

    /** Returns all backups, oldest first; none if the folder cannot be read. */
    public static List<Path> of(Path database) {
        Path folder = database.toAbsolutePath().getParent();
        List<Path> backups = new ArrayList<>();
        if (folder != null) {
            String start = database.getFileName() + Backup.MARK + "-";
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    folder, file -> file.getFileName().toString().startsWith(start))) {
                files.forEach(backups::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        backups.sort(null);
        return backups;
    }
}
