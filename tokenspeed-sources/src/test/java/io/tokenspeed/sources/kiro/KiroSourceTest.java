package io.tokenspeed.sources.kiro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KiroSourceTest {
    @TempDir
    Path folder;

    private Path session;
    private Path database;

    @BeforeEach
    void home() throws Exception {
        session = Files.createDirectories(KiroHome.sessions(folder)).resolve("s1.json");
        database = folder.resolve(".local/share/kiro-cli/data.sqlite3");
        Files.createDirectories(database.resolveSibling(""));
    }

    @Test
    void read_ofTurnWithCounts_reportsThemWithTheTimeOfTheTurn() throws Exception {
        transcript("'p1'", 8);
        session("{'input_token_count':10,'output_token_count':40,'cache_read_input_token_count':30,"
                + "'end_timestamp':1793610004,'message_ids':['p1','a1'],'context_usage_percentage':50}");

        Request request = probe().read().request("p1");

        assertThat(request.tokens()).isEqualTo(new TokenCounts(10, 30, 0, 0, 40, 0, false, UsageSource.REPORTED, true));
        assertThat(request.timing().startedAtMillis()).isEqualTo(1_793_610_000_500L);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.TURN);
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().provider()).isEqualTo("anthropic");
    }

    @Test
    void read_ofTurnWithoutCounts_estimatesWithoutSpeed() throws Exception {
        transcript("'p1'", 9);
        session("{'input_token_count':0,'output_token_count':0,'end_timestamp':1793610004,"
                + "'message_ids':[null,'p1','a1'],'context_usage_percentage':1.5}");

        Request request = probe().read().only();

        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(3000, 0, 0, 0, 3, 0, false, UsageSource.ESTIMATED, false));
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_withoutTranscriptAndPercent_hasARequestWithoutCounts() throws Exception {
        session("{'end_timestamp':'2026-11-02T09:00:04.123456789Z'}");

        assertThat(probe().read().request("s1:0").tokens()).isEqualTo(TokenCounts.NONE);
    }

    @Test
    void read_ofDamagedTurns_keepsTheOthersAndSaysWhy() throws Exception {
        transcript("7", 9);
        session("{'input_token_count':-4,'output_token_count':5,'end_timestamp':1793610004}, 'x',"
                + "{'message_ids':'p1','end_timestamp':{},'context_usage_percentage':'full'},"
                + "{'output_token_count':5,'end_timestamp':1793610005,'something_new':[]}");

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).containsOnlyKeys("s1:0", "s1:3");
        assertThat(probe.cursor(session).findings())
                .containsExactly(
                        new Finding("turn 1", true, "input_token_count is negative"),
                        new Finding("turn 2", false, "no readable time"),
                        new Finding("turn 3", false, "no readable time"));
    }

    @Test
    void read_ofUnknownFile_saysSo() throws Exception {
        Files.writeString(session, "{\"session\":{}}");
        Files.writeString(session.resolveSibling("cut.json"), "{\"session_state\":{");

        SourceProbe probe = probe().read();

        assertThat(probe.cursor(session).findings())
                .containsExactly(new Finding("file", false, "no session in a form that this version knows"));
        assertThat(probe.cursor(session.resolveSibling("cut.json")).findings())
                .containsExactly(new Finding("file", false, "not JSON"));
    }

    @Test
    void read_ofConversation_hasExactTimesAndEstimatedTokens() throws Exception {
        conversation("{'history':[{'request_metadata':{'message_id':'m1','request_start_timestamp_ms':1793610000000,"
                + "'stream_end_timestamp_ms':1793610004000,'time_to_first_chunk':{'secs':2,'nanos':500000000},"
                + "'response_size':40,'context_usage_percentage':10,'model_id':'auto'}}],"
                + "'model_info':{'context_window_tokens':1000}}");

        Request request = probe().read().request("m1");

        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(100, 0, 0, 0, 10, 0, false, UsageSource.ESTIMATED, false));
        assertThat(request.ttftMillis()).isEqualTo(2500);
        assertThat(request.latencyMillis()).isEqualTo(4000);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
        assertThat(request.place().model()).isEqualTo("auto");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
    }

    @Test
    void read_ofConversationWithCounts_reportsThem() throws Exception {
        conversation("{'history':[{'request_metadata':{'message_id':'m1','request_start_timestamp_ms':1793610000000,"
                + "'stream_end_timestamp_ms':1793610004000,'uncached_input_tokens':7,'output_tokens':80,"
                + "'response_size':40}}]}");

        Request request = probe().read().request("m1");

        assertThat(request.tokens()).isEqualTo(new TokenCounts(7, 0, 0, 0, 80, 0, false, UsageSource.REPORTED, true));
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
    }

    @Test
    void read_ofDamagedConversations_saysWhy() throws Exception {
        conversation("{'history':[");
        conversation("{'history':[{'request_metadata':{'message_id':'m1'}},{'request_metadata':7},8]}");

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(database.toRealPath()).findings())
                .containsExactly(
                        new Finding("conversation in row 1", false, "not JSON"),
                        new Finding("conversation in row 2", false, "no readable time"));
    }

    @Test
    void read_ofUnknownSchema_isAProblem() throws Exception {
        TestDatabase.create(database, "CREATE TABLE conversations_v3(key TEXT)").close();

        assertThat(probe().read().cursor(database.toRealPath()).problem())
                .isEqualTo("no table of conversations in a form that this version knows");
    }

    @Test
    void roots_areOfAllSystems() {
        Map<String, String> variables = Map.of("KIRO_HOME", "k", "LOCALAPPDATA", "local", "XDG_DATA_HOME", "data");

        assertThat(new KiroSource(new Environment(variables, folder, folder)).roots())
                .containsExactly(
                        folder.resolve("k"),
                        folder.resolve("data/kiro-cli"),
                        folder.resolve("Library/Application Support/kiro-cli"),
                        folder.resolve("local/kiro-cli"));
    }

    private void transcript(String prompt, int characters) throws Exception {
        Files.writeString(session.resolveSibling("s1.jsonl"), """
                {'kind':'Prompt','data':{'message_id':%s,'content':[],'meta':{'timestamp':1793610000.5}}}
                {'kind':'AssistantMessage','data':{
                {'kind':'AssistantMessage','data':{'message_id':'a1','content':[{'kind':'text','data':'%s'}]}}
                """.formatted(prompt, "x".repeat(characters))
                .replace('\'', '"'));
    }

    private void session(String turns) throws Exception {
        Files.writeString(session, """
                {'session_id':'s1','cwd':'/home/ann/shop','session_state':{'rts_model_state':{'model_info':
                {'model_id':'claude-sonnet-4.5','context_window_tokens':200000}},
                'conversation_metadata':{'user_turn_metadatas':[%s]}}}
                """.formatted(turns).replace('\'', '"'));
    }

    private void conversation(String json) throws Exception {
        try (TestDatabase created = TestDatabase.create(database, KiroHome.SCHEMA)) {
            created.update(
                    "INSERT INTO conversations_v2 VALUES ('/home/ann/shop',?,?,1,1793610004000)",
                    "c" + json.length(),
                    json.replace('\'', '"'));
        }
    }

    private SourceProbe probe() {
        return new SourceProbe(new KiroSource(new Environment(Map.of(), folder, folder)));
    }
}
