package io.tokenspeed.sources.opencode.message;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.sources.opencode.Collected;
import io.tokenspeed.sources.opencode.Fixtures;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests where the provider's ids of a request are found, and where they are not. */
class IdFieldsTest {
    private static final ProviderIds IDS = new ProviderIds("msg_01A", "req_1");

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
                "'metadata':{'claude-code':{'messageId':'msg_01A','requestId':'req_1'}}",
                "'providerMetadata':{'anthropic':{'message_id':'msg_01A','request_id':'req_1'}}",
                "'native':{'responseId':'msg_01A','requestId':'req_1'}",
                "'providerState':{'response_id':'msg_01A','requestId':'req_1'}",
                "'content':[{'type':'text','native':{'responseId':'msg_01A'}},{'native':{'requestId':'req_1'}}]"
            })
    void read_idsOfAMessage_areThoseOfItsRequest(String metadata) throws Exception {
        database.message("msg_1", T, ANSWER.replace("'cost'", metadata + ",'cost'"));

        assertThat(Fixtures.read(folder).only().ids()).isEqualTo(IDS);
    }

    @Test
    void read_idsOfParts_areThoseOfTheirStep() throws Exception {
        database.message("msg_1", T, ANSWER)
                .part("prt_1", "msg_1", T, "{'type':'text','metadata':{'p':{'responseId':'a'}}}")
                .part("prt_2", "msg_1", T + 1, FINISH)
                .part("prt_3", "msg_1", T + 2, "{'type':'reasoning','metadata':{'p':{'responseId':'b'}}}")
                .part("prt_4", "msg_1", T + 3, FINISH);

        Collected read = Fixtures.read(folder);

        assertThat(read.of(RecordKind.STEP))
                .extracting(request -> request.ids().response())
                .containsExactly("a", "b");
        assertThat(read.of(RecordKind.MESSAGE).get(0).ids()).isEqualTo(ProviderIds.NONE);
    }

    @Test
    void read_idsOfTheOnlyStep_areThoseOfTheMessage() throws Exception {
        database.message("msg_1", T, ANSWER)
                .part("prt_1", "msg_1", T, "{'type':'text','metadata':{'p':{'responseId':'a'}}}")
                .part("prt_2", "msg_1", T + 1, FINISH);

        assertThat(Fixtures.read(folder).of(RecordKind.MESSAGE).get(0).ids().response())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'metadata':{'openai':{'itemId':'msg_01A'}}",
                "'metadata':{'p':{'deeper':{'messageId':'msg_01A'}}}",
                "'metadata':{'p':{'messageId':''},'q':{'requestId':5}}",
                "'metadata':{'p':{'messageId':'a'},'q':{'messageId':'b'}}",
                "'metadata':'messageId'",
                "'messageId':'msg_01A','requestId':'req_1'"
            })
    void read_whatIsNoIdOrNotOne_isNone(String metadata) throws Exception {
        database.message("msg_1", T, ANSWER.replace("'cost'", metadata + ",'cost'"));

        assertThat(Fixtures.read(folder).only().ids()).isEqualTo(ProviderIds.NONE);
    }
}
