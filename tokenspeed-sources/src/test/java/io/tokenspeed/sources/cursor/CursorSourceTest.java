package io.tokenspeed.sources.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorSourceTest {
    private static final String COUNTS = "'tokenCount':{'inputTokens':123,'outputTokens':45}";
    private static final String CREATED = "'createdAt':'2026-11-02T09:00:04.000Z'";

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void home() throws Exception {
        database = CursorHome.database(folder);
        Files.createDirectories(database.resolveSibling(""));
    }

    @Test
    void read_ofMessageThatGetsItsCountsLater_findsThem() throws Exception {
        fill("bubbleId:c:b", "{'tokenCount':{'inputTokens':0,'outputTokens':0}," + CREATED + "}");
        SourceProbe probe = probe().read();
        fill("bubbleId:c:b", "{" + COUNTS + "," + CREATED + "}");

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.read().only().tokens().total()).isEqualTo(168);
    }

    @Test
    void read_ofMessage_hasNoSpeed() throws Exception {
        fill("bubbleId:c:b", "{'modelInfo':{'modelName':'gpt-5.5'}," + COUNTS + "," + CREATED + "}");

        Request request = probe().read().request("b");

        assertThat(request.place().sessionId()).isEqualTo("c");
        assertThat(request.place().provider()).isEqualTo("openai");
        assertThat(request.timing().instantMillis()).isEqualTo(1_793_610_004_000L);
        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_ofMessageWithoutModelAndTime_takesThoseOfTheChatAndOfTheClient() throws Exception {
        fill("composerData:c", "{'modelConfig':{'modelName':'claude-4.5-sonnet'}}");
        fill("bubbleId:c:b", "{" + COUNTS + ",'timingInfo':{'clientStartTime':1793610000000.0}}");

        Request request = probe().read().only();

        assertThat(request.place().model()).isEqualTo("claude-4.5-sonnet");
        assertThat(request.timing().startedAtMillis()).isEqualTo(1_793_610_000_000L);
    }

    @Test
    void read_ofCopiedChat_countsItsRequestsOnce() throws Exception {
        fill("bubbleId:c:b", "{'requestId':'r'," + COUNTS + "," + CREATED + "}");
        fill("bubbleId:copy:b2", "{'requestId':'r'," + COUNTS + "," + CREATED + "}");

        assertThat(probe().read().requests()).hasSize(1);
    }

    @Test
    void read_ofDamagedMessages_keepsTheOthersAndSaysWhy() throws Exception {
        fill("bubbleId:c:b1", "{'tokenCount':{");
        fill("bubbleId:c:b2", "{" + COUNTS + ",'createdAt':'yesterday'}");
        fill("bubbleId:c", "{" + COUNTS + "," + CREATED + "}");
        fill("bubbleId:c:b4", "{'tokenCount':{'inputTokens':-1,'outputTokens':'x'}," + CREATED + "}");
        fill("bubbleId:c:b5", "{'tokenCount':{'inputTokens':-1,'outputTokens':9},'new':{}," + CREATED + "}");
        fill("bubbleId:c:b6", "['tokenCount']");

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).containsOnlyKeys("b4", "b5");
        assertThat(probe.cursor(database.toRealPath()).findings())
                .containsExactly(
                        new Finding("message in row 1", false, "not JSON"),
                        new Finding("message in row 2", false, "no readable time"),
                        new Finding("message in row 3", false, "no id"),
                        new Finding("message in row 4", true, "inputTokens is negative"),
                        new Finding("message in row 5", true, "inputTokens is negative"));
    }

    @Test
    void read_ofUnknownSchema_isAProblem() throws Exception {
        TestDatabase.create(database, "CREATE TABLE ItemTable(key TEXT, value BLOB)")
                .close();

        assertThat(probe().read().cursor(database.toRealPath()).problem())
                .isEqualTo("no table of messages in a form that this version knows");
    }

    @Test
    void roots_areOfAllSystems() {
        Map<String, String> variables = Map.of("XDG_CONFIG_HOME", "config", "APPDATA", "roaming");

        assertThat(new CursorSource(new Environment(variables, folder, folder)).roots())
                .containsExactly(
                        folder.resolve("config/Cursor/User"),
                        folder.resolve("Library/Application Support/Cursor/User"),
                        folder.resolve("roaming/Cursor/User"));
    }

    private void fill(String key, String json) throws Exception {
        try (TestDatabase created = TestDatabase.create(database, CursorHome.SCHEMA)) {
            created.update("INSERT INTO cursorDiskKV VALUES (?,?)", key, json.replace('\'', '"'));
        }
    }

    private SourceProbe probe() {
        return new SourceProbe(new CursorSource(new Environment(Map.of(), folder, folder)));
    }
}
