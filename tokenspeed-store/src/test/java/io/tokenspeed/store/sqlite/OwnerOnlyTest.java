package io.tokenspeed.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    private Path folder;

    @Test
    void open_makesFilesAndFoldersForTheirOwner() throws IOException {
        Path path = folder.resolve("a/b/ts.sqlite");

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(new RandomRequests(1).records(5), List.of()));

            assertThat(rights())
                    .isEqualTo(Map.of(
                            "a", "rwx------",
                            "a/b", "rwx------",
                            "a/b/ts.sqlite", "rw-------",
                            "a/b/ts.sqlite-wal", "rw-------",
                            "a/b/ts.sqlite-shm", "rw-------",
                            "a/b/ts.sqlite.lock", "rw-------"));
        }
    }

    @Test
    void open_leavesRightsThatTheUserSet() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-x---"));
        Path path = Files.createFile(shared.resolve("ts.sqlite"));
        SqliteLocalStorage.open(path, () -> Pricing.NONE).close();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        SqliteLocalStorage.open(path, () -> Pricing.NONE).close();

        assertThat(rights()).containsEntry("shared", "rwxr-x---").containsEntry("shared/ts.sqlite", "rw-r-----");
    }

    private Map<String, String> rights() throws IOException {
        Map<String, String> rights = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.filter(path -> !path.equals(folder)).toList()) {
                rights.put(
                        folder.relativize(path).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
        return rights;
    }
}
