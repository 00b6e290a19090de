package io.tokenspeed.sources.opencode;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedRowsTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "[]",
                "null",
                "{'role':'assistant'",
                "{'role':'assistant'} {}",
                "{'role':'assistant','tokens':{'input':+5}}"
            })
    void read_damagedMessage_isCountedAndSkipped(String json) throws Exception {
        database.message("msg_1", T, json).message("msg_2", T, ANSWER);

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("msg:msg_2");
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(2, 1, 1));
        assertThat(read.cursor().findings()).containsExactly(new Finding("message msg_1", false, "not JSON"));
    }

    @Test
    void read_rowsWithoutData_areCountedAndSkipped() throws Exception {
        database.message("msg_1", T, null).message("msg_2", T, ANSWER).part("prt_1", "msg_2", T, null);

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("msg:msg_2");
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(3, 1, 2));
        assertThat(read.cursor().findings())
                .containsExactly(
                        new Finding("message msg_1", false, "no data"), new Finding("part prt_1", false, "no data"));
    }

    @Test
    void read_damagedPart_isCountedAndTheOthersAreRead() throws Exception {
        database.message("msg_1", T, ANSWER)
                .part("prt_1", "msg_1", T, "{'type':'step-finish','tokens':{'input':")
                .part("prt_2", "msg_1", T, FINISH);

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("prt_2", "msg:msg_1");
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(3, 2, 1));
    }

    @Test
    void read_columnsOfOtherTypes_areReadAsFarAsTheyGo() throws Exception {
        database.message("msg_1", T, ANSWER)
                .update("UPDATE message SET time_created = 'soon', time_updated = x'00', session_id = 7")
                .part("prt_1", "msg_1", T, FINISH)
                .update("UPDATE part SET time_created = NULL, time_updated = 'later'");

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("prt_1", "msg:msg_1");
        assertThat(read.requests)
                .allMatch(request -> request.place().sessionId().equals("7"));
    }

    @Test
    void read_timesThatNoAgentRanAt_dropTheMessageWithoutAnotherTime() throws Exception {
        String answer = ANSWER.replace("1793611200000", "-5").replace("1793611219500", "1793611219");
        database.message("msg_1", 1_793_611_219L, answer);

        Collected read = Fixtures.read(folder);

        assertThat(read.requests).isEmpty();
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 0, 1));
        assertThat(read.cursor().findings()).containsExactly(new Finding("message msg_1", false, "no readable time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4102444800000", "1793611200", "'soon'", "1e300", "{}"})
    void read_timeThatCannotBe_isThatOfTheRow(String time) throws Exception {
        database.message("msg_1", T, ANSWER.replace("1793611200000", time));

        Collected read = Fixtures.read(folder);

        assertThat(read.only().timing().startedAtMillis()).isEqualTo(T);
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 1, 0, 1));
    }

    @Test
    void read_endThatCannotBe_isAnEndAllTheSame() throws Exception {
        database.message("msg_1", T, ANSWER.replace("1793611219500", "-1"));

        Collected read = Fixtures.read(folder);

        assertThat(read.only().timing().completedAtMillis()).isNull();
        assertThat(read.cursor().findings())
                .containsExactly(new Finding(
                        "message msg_1", true, "time.completed is not a time in milliseconds from 2001 to 2099"));
    }

    @Test
    void read_fieldsOfTheWrongType_costNothingElse() throws Exception {
        database.message("msg_1", T, ANSWER.replace("'claude-sonnet-5'", "5"))
                .message("msg_2", T, ANSWER.replace("'time':{", "'time':'now','when':{"));

        Collected read = Fixtures.read(folder);

        assertThat(read.only().place().model()).isEqualTo("unknown");
        assertThat(read.only().tokens().total()).isEqualTo(14_350);
        assertThat(read.cursor().findings())
                .containsExactly(new Finding("message msg_1", true, "modelID is not a text"));
    }

    @Test
    void read_manyDamagedRows_areAllCountedAndTheFirstKept() throws Exception {
        for (int i = 0; i < 30; i++) {
            database.message("msg_" + i, T, "{");
        }

        Collected read = Fixtures.read(folder);

        assertThat(read.cursor().counts().badLines()).isEqualTo(30);
        assertThat(read.cursor().findings()).hasSize(Finding.MAX_PER_FILE);
    }

    @Test
    void read_again_countsADamagedRowOnceAndNoLongerWhenItIsMended() throws Exception {
        database.message("msg_1", T, "{").message("msg_2", T, ANSWER.replace("'input':350", "'input':-1"));
        Collected first = Fixtures.read(folder);
        Collected second = Fixtures.read(folder, first.cursor());

        database.message("msg_1", T, ANSWER).message("msg_2", T, ANSWER);
        Collected third = Fixtures.read(folder, second.cursor());

        assertThat(first.cursor().counts()).isEqualTo(new FileCounts(2, 1, 1, 1));
        assertThat(second.cursor().counts()).isEqualTo(new FileCounts(4, 2, 1, 1));
        assertThat(second.cursor().findings()).isEqualTo(first.cursor().findings());
        assertThat(third.cursor().counts()).isEqualTo(new FileCounts(6, 4, 0, 0));
        assertThat(third.cursor().findings()).isEmpty();
    }

    @Test
    void read_idsThatAreNoNames_areShownAsFarAsTheyCanBe() throws Exception {
        database.message("msg\n\t\u202e1", T, "{")
                .message("x".repeat(500), T, "{")
                .message(" ", T, "{");

        assertThat(Fixtures.read(folder).cursor().findings())
                .extracting(Finding::place)
                .containsExactly("message msg???1", "message " + "x".repeat(80), "message in row 3");
    }

    @Test
    void read_loneSurrogates_areReplaced() throws Exception {
        String escape = ANSWER.replace("/home/ann/shop'}", "/home/\\ud83d'}").replace("'stop'", "'\\udc00'");
        byte[] bytes = String.valueOf(Fixtures.json(ANSWER.replace("ann/shop/web", "\u00e9")))
                .getBytes(StandardCharsets.ISO_8859_1);
        database.message("msg_1", T, escape).message("msg_2", T, null);
        database.update("UPDATE message SET data = CAST(? AS TEXT) WHERE id = 'msg_2'", bytes);

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("msg:msg_1", "msg:msg_2");
        assertThat(read.requests.get(0).place().project()).isEqualTo("/home/?");
        assertThat(read.cursor().counts().badLines()).isZero();
    }
}
