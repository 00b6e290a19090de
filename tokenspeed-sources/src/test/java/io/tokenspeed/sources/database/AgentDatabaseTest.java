package io.tokenspeed.sources.database;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.opencode.Collected;
import io.tokenspeed.sources.opencode.Fixtures;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import io.tokenspeed.sources.opencode.OtherProcess;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.opencode.database.MessageTables;
import io.tokenspeed.sources.opencode.message.RecordChoice;
import io.tokenspeed.sources.opencode.message.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentDatabaseTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("opencode.db");
    }

    @Test
    void read_closedDatabase_leavesTheFolderAsItWas() throws Exception {
        try (TestDatabase database = TestDatabase.create(path, TestDatabase.V1)) {
            database.keepLog().message("msg_1", T, ANSWER);
        }
        assertThat(FileStamps.log(path)).doesNotExist();

        assertLeftAsItWas(folder, 1);
    }

    @Test
    void read_databaseInUse_seesItsLogAndLeavesTheFolderAsItWas() throws Exception {
        try (OtherProcess other = OtherProcess.writing(path)) {
            assertThat(FileStamps.log(path)).exists();

            assertLeftAsItWas(folder, 2);
            assertThat(other.running()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_databaseOfAKilledWriter_seesItsLogAndLeavesTheFolderAsItWas(boolean index) throws Exception {
        Path left = Files.createDirectory(folder.resolve("left behind % ? # é"));
        try (TestDatabase database = TestDatabase.create(path, TestDatabase.V1)) {
            database.keepLog().message("msg_1", T, ANSWER).message("msg_2", T, ANSWER);
            copy(left, "opencode.db");
            copy(left, "opencode.db-wal");
            if (index) {
                copy(left, "opencode.db-shm");
            }
        }

        assertLeftAsItWas(left, 2);
    }

    @Test
    void read_privateCopy_isDeleted() throws Exception {
        read_databaseOfAKilledWriter_seesItsLogAndLeavesTheFolderAsItWas(false);

        PrivateCopy copy = PrivateCopy.of(folder.resolve("left behind % ? # é").resolve("opencode.db"));
        assertThat(copy.database()).exists();
        copy.close();

        assertThat(copy.database().resolveSibling("")).doesNotExist();
    }

    private void copy(Path target, String name) throws IOException {
        Files.copy(folder.resolve(name), target.resolve(name));
    }

    private static void assertLeftAsItWas(Path folder, int messages) throws IOException {
        FolderSnapshot before = FolderSnapshot.of(folder);

        Collected read = Fixtures.read(folder);

        assertThat(read.requests).hasSize(messages);
        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void verify_databaseThatChangedMeanwhile_saysSo() throws Exception {
        TestDatabase.create(path, TestDatabase.V1).close();
        try (AgentDatabase database = AgentDatabase.open(path)) {
            database.verify();
            Files.write(path, new byte[] {0}, StandardOpenOption.APPEND);

            assertThatIOException()
                    .isThrownBy(database::verify)
                    .withMessage("it changed meanwhile and is read again next time");
        }
    }

    @Test
    void read_databaseThatChangesMeanwhile_handsNothingMoreOver() throws Exception {
        try (TestDatabase database = TestDatabase.create(path, TestDatabase.V1)) {
            fill(database, 2500);
        }
        SourceFile file = Fixtures.source(folder).discover().files().get(0);
        Collected collected = new Collected();

        assertThatIOException()
                .isThrownBy(() -> new DatabaseReader(Requests.CURSORS, new MessageTables(RecordChoice.ALL))
                        .read(file, null, new ReadSink() {
                            @Override
                            public void request(Request request) {
                                collected.request(request);
                                touch();
                            }

                            @Override
                            public void checkpoint(Cursor cursor) {
                                collected.checkpoint(cursor);
                            }
                        }))
                .withMessage("it changed meanwhile and is read again next time");
        assertThat(collected.requests).hasSize(1000);
        assertThat(collected.cursors).isEmpty();
    }

    private void touch() {
        try {
            Files.setLastModifiedTime(path, FileTime.fromMillis(T));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void read_lockedDatabase_saysSo() throws Exception {
        try (TestDatabase database = TestDatabase.create(path, TestDatabase.V1)) {
            database.run("BEGIN EXCLUSIVE").message("msg_1", T, ANSWER);

            assertFails("it is locked by another program and is read again next time");
        }
    }

    @Test
    void read_foreignFile_saysSo() throws Exception {
        Files.writeString(path, "this is a text and not a database, however long it may be ".repeat(100));

        assertFails("it is not an SQLite database");
    }

    @Test
    void read_truncatedDatabase_saysSo() throws Exception {
        try (TestDatabase database = TestDatabase.create(path, TestDatabase.V1)) {
            fill(database, 200);
        }
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));

        assertFails("it is damaged, SQLite cannot read it to its end");
    }

    private static void fill(TestDatabase database, int messages) throws SQLException {
        database.run("BEGIN");
        for (int i = 0; i < messages; i++) {
            database.message("msg_" + i, T, ANSWER);
        }
        database.run("COMMIT");
    }

    @Test
    void read_emptyFile_isADatabaseWithoutTables() throws Exception {
        Files.createFile(path);

        assertThat(Fixtures.read(folder).cursor().problem())
                .isEqualTo("no table of messages in a form that this version knows");
    }

    private void assertFails(String sentence) throws IOException {
        FolderSnapshot before = FolderSnapshot.of(folder);

        assertThatIOException().isThrownBy(() -> Fixtures.read(folder)).withMessage(sentence);

        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    }
}
