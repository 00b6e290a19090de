package io.tokenspeed.sources.amp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmpSourceTest {
    private static final String TIME = "2026-10-01T10:00:00.000Z";
    private static final String ANSWER = "{'role':'assistant','messageId':1,'usage':{'model':'claude-opus-4-8',"
            + "'inputTokens':100,'outputTokens':50,'cacheReadInputTokens':200,'cacheCreationInputTokens':10,"
            + "'timestamp':'" + TIME + "'}}";

    @TempDir
    Path home;

    @BeforeEach
    void setUp() throws IOException {
        home = home.toRealPath();
    }

    @Test
    void read_anAnswer_isARequestWithoutSpeed() throws Exception {
        write("T-1", "'messages':[" + ANSWER + "],'env':{'initial':{'trees':[{'uri':'file:///home/ann/my%20shop'}]}}");

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("T-1:1");
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(100, 200, 10, 0, 50, 0, false, UsageSource.REPORTED, true));
        assertThat(request.place().project()).isEqualTo("/home/ann/my shop");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.timing().instantMillis()).isEqualTo(1_790_848_800_000L);
        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
        assertThat(request.loggedCostNano()).isNull();
    }

    @Test
    void read_aLedgerThatDoesNotNameTheMessage_countsItOnce() throws Exception {
        write("T-1", ledger("'tokens':{'input':100,'output':50}", ""));

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("T-1:1");
        assertThat(request.tokens().cacheRead()).isEqualTo(200);
    }

    @Test
    void read_aLedgerOfWhichNoMessageIsKnown_countsTheLedgerAlone() throws Exception {
        write("T-1", ledger("'tokens':{'input':3,'output':4}", ""));

        assertThat(read().only().naturalKey()).isEqualTo("T-1:ledger:e1");
    }

    @Test
    void read_anEventBeforeItsMessage_isTheSameRequestLater() throws Exception {
        write(
                "T-1",
                ledger("'tokens':{'input':100,'output':50}", ",'toMessageId':1").replace(ANSWER, ""));
        SourceProbe probe = read();
        write("T-1", ledger("'tokens':{'input':100,'output':50}", ",'toMessageId':1"));

        assertThat(probe.read().only().tokens().total()).isEqualTo(360);
    }

    @Test
    void read_aFork_hasTheForkKeyOfItsOrigin() throws Exception {
        write("T-1", "'messages':[" + ANSWER + "]");
        write("T-2", "'messages':[" + ANSWER + "]");

        SourceProbe probe = read();

        assertThat(probe.request("T-1:1").forkKey())
                .isNotNull()
                .isEqualTo(probe.request("T-2:1").forkKey());
    }

    @Test
    void read_aMessageWithoutATime_isDoubtedAndHasThatOfItsThread() throws Exception {
        Path file = write(
                "T-1",
                "'created':1790848800000,'messages':[" + ANSWER.replace(",'timestamp':'" + TIME + "'", "") + "]");

        SourceProbe probe = read();

        assertThat(probe.only().timing().instantMillis()).isEqualTo(1_790_848_800_000L);
        assertThat(probe.only().forkKey()).isNull();
        assertThat(probe.cursor(file).counts().doubtful()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"complete,OK", "cancelled,CANCELLED", "error,FAILED"})
    void read_anAnswer_endsAsItsStateTells(String state, Status status) throws Exception {
        write(
                "T-1",
                "'messages':[" + ANSWER.replace("'messageId':1", "'messageId':1,'state':{'type':'" + state + "'}")
                        + "]");

        assertThat(read().only().ending().status()).isEqualTo(status);
    }

    @Test
    void read_damagedThreads_areCountedAndTheOthersRead() throws Exception {
        Path cut = write("T-cut", "'messages':[");
        Path other = write("T-other", "'messages':7");
        Path odd = write(
                "T-odd",
                "'messages':['text',{'role':'assistant','messageId':'m','usage':{'inputTokens':'x','outputTokens':5,"
                        + "'timestamp':'" + TIME + "'}},{'role':'assistant','usage':{'totalTokens':9,'timestamp':'"
                        + TIME + "'}},{'role':'assistant','messageId':3,'usage':{'inputTokens':0,'outputTokens':0}}]");
        Files.writeString(cut, "{");

        SourceProbe probe = read();

        assertThat(probe.requests()).hasSize(2);
        assertThat(probe.request("T-odd:m").place().model()).isEqualTo("unknown");
        assertThat(probe.cursor(odd).counts().doubtful()).isEqualTo(2);
        assertThat(probe.cursor(cut).counts().badLines()).isEqualTo(1);
        assertThat(probe.cursor(other).counts().badLines()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///c:/Users/ann/shop,C:\\Users\\ann\\shop",
        "file:///home/ann/a b,/home/ann/a b",
        "https://ampcode.com/x,",
        "file:///%zz,"
    })
    void folder_ofAUri_isAPath(String uri, String folder) throws Exception {
        write("T-1", "'messages':[" + ANSWER + "],'env':{'initial':{'trees':[{'uri':'" + uri + "'}]}}");

        assertThat(read().only().place().project()).isEqualTo(folder);
    }

    @Test
    void roots_areThoseOfTheVariables() {
        assertThat(source(Map.of()).roots()).containsExactly(home.resolve(".local/share/amp/threads"));
        assertThat(source(Map.of("XDG_DATA_HOME", "x")).roots()).containsExactly(home.resolve("x/amp/threads"));
        assertThat(source(Map.of("AMP_DATA_DIR", "a,b")).roots())
                .containsExactly(home.resolve("a/threads"), home.resolve("b/threads"));
    }

    private static String ledger(String tokens, String more) {
        return "'messages':[" + ANSWER + "],'usageLedger':{'events':[{'id':'e1','timestamp':'" + TIME
                + "','model':'claude-opus-4-8'," + tokens + more + "}]}";
    }

    private Path write(String id, String members) throws IOException {
        Path file = home.resolve(".local/share/amp/threads").resolve(id + ".json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, AmpHome.json("{'id':'" + id + "'," + members + "}"));
    }

    private AmpSource source(Map<String, String> variables) {
        return new AmpSource(new Environment(variables, home, home));
    }

    private SourceProbe read() throws IOException {
        return new SourceProbe(source(Map.of())).read();
    }
}
