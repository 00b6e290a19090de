package io.tokenspeed.sources.opencode.database;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.opencode.Collected;
import io.tokenspeed.sources.opencode.Fixtures;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTableTest {
    private static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create(folder.resolve("opencode.db"), TestDatabase.V1);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void read_messageWithSteps_givesStepsAndTheMessage() throws Exception {
        database.message("msg_0", T, "{'role':'user','time':{'created':1793611199000}}")
                .message("msg_1", T, ANSWER)
                .part("prt_1", "msg_1", T, FINISH)
                .part("prt_2", "msg_1", T, FINISH.replace("700", "90"));

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("prt_1", "prt_2", "msg:msg_1");
        assertThat(read.requests)
                .extracting(Request::kind)
                .containsExactly(RecordKind.STEP, RecordKind.STEP, RecordKind.MESSAGE);
        assertThat(read.requests)
                .allMatch(request -> request.place().messageId().equals("msg_1"));
        assertThat(read.requests)
                .extracting(request -> request.tokens().output())
                .containsExactly(1000L, 390L, 1000L);
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(4, 3, 0));
    }

    @Test
    void read_messagesOfASubSession_tellWhichSessionStartedIt() throws Exception {
        database.run("ALTER TABLE session ADD COLUMN parent_id TEXT;"
                        + "INSERT INTO session VALUES ('ses_0', '/a', '', NULL), ('ses_1', '/a', '', 'ses_0')")
                .message("msg_1", T, ANSWER)
                .message("msg_2", T, ANSWER);

        assertThat(Fixtures.read(folder).sessions).containsExactly(SessionDetail.logged("ses_1", "ses_0"));
    }

    @Test
    void read_messageInFlight_givesOnlyItsStepsUntilItIsOver() throws Exception {
        String open = ANSWER.replace(",'completed':1793611219500", "");
        database.message("msg_1", T, open).part("prt_1", "msg_1", T, FINISH);
        Collected before = Fixtures.read(folder);

        database.message("msg_1", T + 2 * HOUR, ANSWER);
        Collected after = Fixtures.read(folder, before.cursor());

        assertThat(before.keys()).containsExactly("prt_1");
        assertThat(after.keys()).containsExactly("prt_1", "msg:msg_1");
        assertThat(after.requests.get(0).forkKey())
                .isEqualTo(before.requests.get(0).forkKey());
    }

    @Test
    void read_again_readsOnlyChangedMessagesWithAllTheirParts() throws Exception {
        database.message("msg_1", T, ANSWER)
                .part("prt_1", "msg_1", T, FINISH)
                .message("msg_2", T, ANSWER)
                .part("prt_2", "msg_2", T, FINISH)
                .message("msg_3", T + 2 * HOUR, ANSWER)
                .part("prt_3", "msg_3", T + 2 * HOUR, FINISH);
        Cursor cursor = Fixtures.read(folder).cursor();
        database.part("prt_4", "msg_2", T + 3 * HOUR, FINISH);

        Collected again = Fixtures.read(folder, cursor);

        assertThat(again.keys()).containsExactly("prt_2", "prt_4", "msg:msg_2", "prt_3", "msg:msg_3");
        assertThat(again.cursor().counts()).isEqualTo(new FileCounts(6 + 5, 6 + 5, 0));
    }

    @Test
    void read_withCursorOfAnotherFileOrVersion_startsAgain() throws Exception {
        database.message("msg_1", T, ANSWER).message("msg_2", T + HOUR, ANSWER);
        Cursor cursor = Fixtures.read(folder).cursor();

        assertThat(Fixtures.read(folder, cursor).keys()).containsExactly("msg:msg_2");
        assertThat(Fixtures.read(folder, with(cursor, "other", cursor.position().readerVersion()))
                        .keys())
                .hasSize(2);
        assertThat(Fixtures.read(folder, with(cursor, cursor.file().fileKey(), 0))
                        .keys())
                .hasSize(2);
    }

    private static Cursor with(Cursor old, String fileKey, int version) {
        return new Cursor(
                new CursorFile(
                        old.file().tool(),
                        old.file().path(),
                        fileKey,
                        old.file().size(),
                        old.file().modifiedMillis()),
                new CursorPosition(
                        old.position().offset(),
                        old.position().headHash(),
                        version,
                        old.position().state()),
                old.counts(),
                null);
    }

    @Test
    void read_rowFromTheFuture_doesNotHideLaterRows() throws Exception {
        database.message("msg_1", T + 1000 * HOUR, ANSWER);
        Files.setLastModifiedTime(folder.resolve("opencode.db"), FileTime.fromMillis(T));
        Cursor cursor = Fixtures.read(folder).cursor();

        database.message("msg_2", T + HOUR, ANSWER);

        assertThat(Fixtures.read(folder, cursor).keys()).contains("msg:msg_2");
    }

    @Test
    void read_schemaWithoutTimes_readsAllEveryTime() throws Exception {
        Path old = Files.createDirectory(folder.resolve("old"));
        try (TestDatabase other = TestDatabase.create(old.resolve("opencode.db"), TestDatabase.V1_WITHOUT_TIMES)) {
            other.update("INSERT INTO message VALUES ('msg_1','ses_1',?)", Fixtures.json(ANSWER));
            other.update("INSERT INTO part VALUES ('prt_1','msg_1','ses_1',?)", Fixtures.json(FINISH));
        }

        Collected first = Fixtures.read(old);
        Collected second = Fixtures.read(old, first.cursor());

        assertThat(first.keys()).containsExactly("prt_1", "msg:msg_1");
        assertThat(second.keys()).isEqualTo(first.keys());
    }

    @Test
    void read_unknownSchema_namesTheProblem() throws Exception {
        database.run("ALTER TABLE message RENAME COLUMN data TO payload");

        Collected read = Fixtures.read(folder);

        assertThat(read.requests).isEmpty();
        assertThat(read.cursor().problem()).isEqualTo("no table of messages in a form that this version knows");
    }

    @Test
    void read_manyMessages_keepsTheirPartsApart() throws Exception {
        database.run("BEGIN");
        for (int i = 0; i < 3000; i++) {
            database.message("msg_" + i, T, ANSWER).part("prt_" + i, "msg_" + (2999 - i), T, FINISH);
        }
        database.run("COMMIT");

        Collected read = Fixtures.read(folder);

        assertThat(read.of(RecordKind.STEP))
                .hasSize(3000)
                .allSatisfy(step -> assertThat(Integer.parseInt(
                                        step.naturalKey().substring(4))
                                + Integer.parseInt(step.place().messageId().substring(4)))
                        .isEqualTo(2999));
        assertThat(read.of(RecordKind.MESSAGE)).hasSize(3000);
    }
}
