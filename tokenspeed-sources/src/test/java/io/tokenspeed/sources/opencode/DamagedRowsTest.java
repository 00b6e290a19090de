package io.tokenspeed.sources.opencode;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.FileCounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "{'role':'assistant','time':'now'}",
                "{'role':'assistant','time':{'created':'1793611200000'}}",
                "{'role':'assistant','time':{'created':1793611200000},'modelID':5}"
            })
    void read_damagedMessage_isCountedAndSkipped(String json) throws Exception {
        database.message("msg_1", T, json).message("msg_2", T, ANSWER);

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("msg:msg_2");
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(2, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "350,'\"350\"'",
        "350,-1",
        "350,1.5",
        "350,true",
        "350,1e300",
        "350,99999999999999999999",
        "0.0187,true",
        "0.0187,-1",
        "0.0187,1e999999999",
        "0.0187,1e12"
    })
    void read_numberOfTheWrongForm_isCountedAndSkipped(String number, String replacement) throws Exception {
        database.message("msg_1", T, ANSWER.replace(number, replacement));

        Collected read = Fixtures.read(folder);

        assertThat(read.requests).isEmpty();
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 0, 1));
    }

    @Test
    void read_rowsWithoutData_areCountedAndSkipped() throws Exception {
        database.message("msg_1", T, null).message("msg_2", T, ANSWER).part("prt_1", "msg_2", T, null);

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("msg:msg_2");
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(3, 1, 2));
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
                .allMatch(request -> request.origin().sessionId().equals("7"));
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
        assertThat(read.requests.get(0).origin().project()).isEqualTo("/home/?");
        assertThat(read.cursor().counts().badLines()).isZero();
    }
}
