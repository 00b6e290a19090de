package io.tokenspeed.sources.opencode.database;

import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.Collected;
import io.tokenspeed.sources.opencode.Fixtures;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionMessageTableTest {
    private static final String ANSWER = """
            {'time':{'created':1793611200000,'completed':1793611219500},'agent':'build',
            'model':{'id':'claude-sonnet-5','providerID':'anthropic','variant':'high'},'cost':0.5,
            'tokens':{'input':350,'output':700,'reasoning':300,'cache':{'read':12000,'write':1000}},
            'content':[{'type':'text','text':'ok','time':{'start':1}}]}
            """;

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create(folder.resolve("opencode-next.db"), TestDatabase.V2);
        database.update("INSERT INTO session_v2 VALUES ('ses_1','/home/ann/shop','')");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void read_answer_isAMessage() throws Exception {
        row("msg_0", "user", T, "{'text':'hello'}").row("msg_1", "assistant", T, ANSWER);

        Collected read = Fixtures.read(folder);
        RequestDetails details = read.only().details();

        assertThat(read.keys()).containsExactly("msg:msg_1");
        assertThat(read.only().kind()).isEqualTo(RecordKind.MESSAGE);
        assertThat(read.only().tokens().output()).isEqualTo(1000);
        assertThat(read.only().loggedCostNano()).isEqualTo(500_000_000);
        assertThat(details.place().model()).isEqualTo("claude-sonnet-5");
        assertThat(details.place().provider()).isEqualTo("anthropic");
        assertThat(details.place().project()).isEqualTo("/home/ann/shop");
        assertThat(details.place().mode()).isEqualTo("build");
    }

    @Test
    void read_answerWithContentButNoTokens_hasMissingUsage() throws Exception {
        String noTokens = "{'time':{'created':1793611200000,'completed':1793611219500},";
        row("msg_1", "assistant", T, noTokens + "'content':[{'type':'text'}]}");
        row("msg_2", "assistant", T, noTokens + "'content':[]}");

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("msg:msg_1");
        assertThat(read.only().tokens().source()).isEqualTo(UsageSource.MISSING);
    }

    @Test
    void read_again_readsOnlyChangedRows() throws Exception {
        row("msg_1", "assistant", T, ANSWER).row("msg_2", "assistant", T + 3_600_000, ANSWER);
        Collected first = Fixtures.read(folder);

        row("msg_3", "assistant", T + 7_200_000, ANSWER);

        assertThat(first.keys()).containsExactlyInAnyOrder("msg:msg_1", "msg:msg_2");
        assertThat(Fixtures.read(folder, first.cursor()).keys()).containsExactlyInAnyOrder("msg:msg_2", "msg:msg_3");
    }

    @Test
    void read_withoutSessions_takesNoProject() throws Exception {
        row("msg_1", "assistant", T, ANSWER);
        database.run("DROP TABLE session_v2");

        assertThat(Fixtures.read(folder).only().place().project()).isNull();
    }

    @Test
    void read_databaseOfBothSchemas_readsBoth() throws Exception {
        row("msg_1", "assistant", T, ANSWER);
        database.run(TestDatabase.V1).message("msg_2", T, Fixtures.ANSWER);

        assertThat(Fixtures.read(folder).keys()).containsExactlyInAnyOrder("msg:msg_1", "msg:msg_2");
    }

    private SessionMessageTableTest row(String id, String type, long updated, String json) throws SQLException {
        database.update("INSERT INTO session_message VALUES (?,'ses_1',?,?,?)", id, type, updated, Fixtures.json(json));
        return this;
    }
}
