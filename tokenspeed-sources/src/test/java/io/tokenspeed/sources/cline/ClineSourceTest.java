package io.tokenspeed.sources.cline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClineSourceTest {
    private static final long T = 1_793_611_200_000L;

    @TempDir
    private Path home;

    private Environment environment(Map<String, String> variables) {
        return new Environment(variables, home, home);
    }

    private SourceProbe probe(ClineTool tool) {
        Environment none = environment(Map.of());
        return new SourceProbe(
                switch (tool) {
                    case CLINE -> ClineSource.cline(none);
                    case ROO -> ClineSource.roo(none);
                    case KILOCODE -> ClineSource.kilocode(none);
                });
    }

    private Path task(ClineTool tool, ObjectNode... messages) throws IOException {
        Path file = ClineFiles.task(home, tool, "t1").resolve("ui_messages.json");
        return ClineFiles.write(file, ClineFiles.list(List.of(messages)));
    }

    private static ObjectNode named(ObjectNode message, String model, String provider) {
        message.putObject("modelInfo").put("modelId", model).put("providerId", provider);
        return message;
    }

    @Test
    void read_ofATaskOfCline_hasAllThatIsTold() throws Exception {
        task(
                ClineTool.CLINE,
                named(ClineFiles.started(T, ClineFiles.usage(40, 15, 700, 3)), "claude-sonnet-5", "anthropic"));
        ClineFiles.write(
                home.resolve(".config/Code/User/globalStorage/saoudrizwan.claude-dev/state/taskHistory.json"),
                "[{\"id\":\"t1\",\"cwdOnTaskInitialization\":\"/home/ann/shop\"}]");

        Request request = probe(ClineTool.CLINE).read().only();

        assertThat(request.tool()).isEqualTo("cline");
        assertThat(request.naturalKey()).isEqualTo("t1:" + T);
        assertThat(request.tokens().input()).isEqualTo(40);
        assertThat(request.tokens().cacheRead()).isEqualTo(700);
        assertThat(request.tokens().cacheWrite5m()).isEqualTo(3);
        assertThat(request.tokens().output()).isEqualTo(15);
        assertThat(request.loggedCostNano()).isEqualTo(250_000_000L);
        assertThat(request.place().model()).isEqualTo("claude-sonnet-5");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.timing().startedAtMillis()).isEqualTo(T);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
    }

    @ParameterizedTest
    @CsvSource({"anthropic,1000", "zai,797", "openrouter,1000"})
    void read_ofCline_takesCachedTokensOutOfTheInputOfSomeProviders(String provider, long input) throws Exception {
        task(ClineTool.CLINE, named(ClineFiles.started(T, ClineFiles.usage(1000, 15, 200, 3)), "glm-5", provider));

        assertThat(probe(ClineTool.CLINE).read().only().tokens().input()).isEqualTo(input);
    }

    @ParameterizedTest
    @CsvSource({
        "ROO,2025-10-31T23:59:59Z,anthropic,1000",
        "ROO,2025-10-31T23:59:59Z,openai,797",
        "ROO,2025-11-01T00:00:00Z,anthropic,797",
        "KILOCODE,2025-11-11T23:59:59Z,anthropic,1000",
        "KILOCODE,2025-11-12T00:00:00Z,anthropic,797"
    })
    void read_ofRooAndKilo_dependsOnTheRelease(ClineTool tool, String time, String protocol, long input)
            throws Exception {
        long millis = Instant.parse(time).toEpochMilli();
        task(tool, ClineFiles.started(millis, ClineFiles.usage(1000, 15, 200, 3).put("apiProtocol", protocol)));

        assertThat(probe(tool).read().only().tokens().input()).isEqualTo(input);
    }

    @Test
    void read_ofLessInputThanCachedTokens_countsAllOfIt() throws Exception {
        task(ClineTool.ROO, ClineFiles.started(T, ClineFiles.usage(10, 15, 200, 3)));

        assertThat(probe(ClineTool.ROO).read().only().tokens().input()).isEqualTo(10);
    }

    @Test
    void read_ofATaskOfRoo_takesModelsFromThePromptsBeforeTheNextRequest() throws Exception {
        Path file = task(
                ClineTool.ROO,
                ClineFiles.started(T, ClineFiles.usage(1, 1, 0, 0)),
                ClineFiles.started(T + 5000, ClineFiles.usage(2, 1, 0, 0)));
        Files.writeString(
                file.resolveSibling(PromptScan.FILE),
                ClineFiles.list(List.of(
                        ClineFiles.prompt(T + 10, "z-ai/glm-5", "/home/ann/shop"),
                        ClineFiles.prompt(T + 5010, "gpt-5.5", "/home/ann/other"))));

        SourceProbe probe = probe(ClineTool.ROO).read();

        assertThat(probe.request("t1:" + T).place().model()).isEqualTo("z-ai/glm-5");
        assertThat(probe.request("t1:" + T).place().provider()).isEqualTo("zai");
        assertThat(probe.request("t1:" + (T + 5000)).place().model()).isEqualTo("gpt-5.5");
        assertThat(probe.request("t1:" + T).place().project()).isEqualTo("/home/ann/shop");
    }

    @Test
    void read_ofATaskOfCline_takesTheModelThatWasNotedWithTheRequest() throws Exception {
        Path file = task(
                ClineTool.CLINE,
                ClineFiles.started(T, ClineFiles.usage(1, 1, 0, 0)),
                ClineFiles.started(T + 5000, ClineFiles.usage(2, 1, 0, 0)));
        String use = "{\"ts\":%d,\"model_id\":\"%s\",\"model_provider_id\":\"openrouter\"}";
        Files.writeString(
                file.resolveSibling("task_metadata.json"),
                "{\"model_usage\":[" + use.formatted(T, "a") + "," + use.formatted(T + 5000, "b") + "]}");

        SourceProbe probe = probe(ClineTool.CLINE).read();

        assertThat(probe.request("t1:" + T).place().model()).isEqualTo("a");
        assertThat(probe.request("t1:" + (T + 5000)).place().model()).isEqualTo("b");
        assertThat(probe.request("t1:" + T).place().provider()).isEqualTo("openrouter");
    }

    @Test
    void read_ofASubtask_hasItsParentAndProject() throws Exception {
        Path file = task(ClineTool.ROO, ClineFiles.started(T, ClineFiles.usage(1, 1, 0, 0)));
        Files.writeString(
                file.resolveSibling("history_item.json"), "{\"parentTaskId\":\"t0\",\"workspace\":\"c:/shop\"}");

        SourceProbe probe = probe(ClineTool.ROO).read();

        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("t1", "t0"));
        assertThat(probe.only().place().project()).isEqualTo("C:\\shop");
        assertThat(probe.only().place().model()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"user_cancelled,CANCELLED,", "streaming_failed,FAILED,OTHER"})
    void read_ofAStoppedRequest_hasItsEnding(String reason, Status status, ErrorKind kind) throws Exception {
        task(
                ClineTool.CLINE,
                ClineFiles.started(T, ClineFiles.object().put("cancelReason", reason)),
                ClineFiles.started(T + 1, ClineFiles.usage(5, 5, 0, 0).put("cancelReason", reason)),
                ClineFiles.started(T + 2, ClineFiles.object().put("request", "x")));

        SourceProbe probe = probe(ClineTool.CLINE).read();

        assertThat(probe.requests()).hasSize(2).allSatisfy((key, request) -> {
            assertThat(request.ending().status()).isEqualTo(status);
            assertThat(request.ending().errorKind()).isEqualTo(kind);
        });
        assertThat(probe.request("t1:" + T).tokens().source()).isEqualTo(UsageSource.MISSING);
    }

    @Test
    void read_ofDamagedRequests_keepsTheOthersAndSaysSo() throws Exception {
        Path file = task(
                ClineTool.CLINE,
                ClineFiles.say(T, "api_req_started", "{not json"),
                ClineFiles.started(T, ClineFiles.usage(1, 1, 0, 0)).put("ts", "soon"),
                ClineFiles.started(T, ClineFiles.usage(-1, 5, 0, 0)),
                ClineFiles.started(T + 1, ClineFiles.usage(1, 1, 0, 0).put("new", true)));

        SourceProbe probe = probe(ClineTool.CLINE).read();

        assertThat(probe.requests()).hasSize(2);
        assertThat(probe.cursor(file).findings())
                .containsExactly(
                        new Finding("request 1", false, "not JSON"),
                        new Finding("request 2", false, "no readable time"),
                        new Finding("request 3", true, "tokensIn is negative"));
    }

    @ParameterizedTest
    @CsvSource({"'{}',not a list of messages", "'[{',not JSON"})
    void read_ofAnotherFile_saysSo(String text, String reason) throws Exception {
        Path file =
                ClineFiles.write(ClineFiles.task(home, ClineTool.CLINE, "t1").resolve("ui_messages.json"), text);

        assertThat(probe(ClineTool.CLINE).read().cursor(file).findings())
                .containsExactly(new Finding("file", false, reason));
    }

    @Test
    void read_ofASession_hasItsModelAndProject_andThoseOfItsSubAgent() throws Exception {
        Path folder = home.resolve(".cline/data/sessions/s1");
        String answer = "{\"id\":\"m1\",\"role\":\"assistant\",\"ts\":" + T
                + ",\"metrics\":{\"inputTokens\":7507,\"outputTokens\":131,\"cacheReadTokens\":50,\"cost\":0.5}}";
        ClineFiles.write(folder.resolve("s1.messages.json"), "{\"messages\":[{\"role\":\"user\"}," + answer + "]}");
        ClineFiles.write(folder.resolve("agent-1.messages.json"), "[" + answer + "]");
        ClineFiles.write(
                folder.resolve("s1.json"),
                "{\"provider\":\"cline-pass\",\"model\":\"glm-5.2\",\"workspace_root\":\"/home/ann/shop\"}");

        SourceProbe probe = probe(ClineTool.CLINE).read();

        assertThat(probe.requests()).containsOnlyKeys("s1:main:m1", "s1:agent-1:m1");
        Request request = probe.request("s1:agent-1:m1");
        assertThat(request.tokens().input()).isEqualTo(7457);
        assertThat(request.loggedCostNano()).isEqualTo(500_000_000L);
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.place().agentRun()).isEqualTo("agent-1");
        assertThat(request.place().model()).isEqualTo("glm-5.2");
        assertThat(request.place().provider()).isEqualTo("zai");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.timing().completedAtMillis()).isEqualTo(T);
    }

    @Test
    void roots_ofSeveralEditors_areThoseThatExist() throws Exception {
        List<String> editors = List.of(
                "data/Cursor",
                "Library/Application Support/VSCodium",
                "roaming/Windsurf",
                ".vscode-server/data",
                "portable/user-data");
        for (String editor : editors) {
            Files.createDirectories(home.resolve(editor + "/User/globalStorage/kilocode.kilo-code/tasks"));
        }
        Map<String, String> variables =
                Map.of("XDG_CONFIG_HOME", "data", "APPDATA", "roaming", "VSCODE_PORTABLE", "portable");

        assertThat(ClineSource.kilocode(environment(variables)).roots())
                .containsExactlyInAnyOrderElementsOf(editors.stream()
                        .map(editor -> home.resolve(editor + "/User/globalStorage/kilocode.kilo-code/tasks"))
                        .toList());
    }

    @Test
    void roots_withoutAnyFolder_areTheOneOfTheUsualEditor() {
        assertThat(ClineSource.roo(environment(Map.of())).roots())
                .containsExactly(home.resolve(".config/Code/User/globalStorage/rooveterinaryinc.roo-cline/tasks"));
    }

    @Test
    void roots_withClinesVariables_areTheirFolders() {
        assertThat(ClineSource.cline(environment(Map.of("CLINE_DIR", "c"))).roots())
                .containsExactly(home.resolve("c/data/tasks"), home.resolve("c/data/sessions"));
        assertThat(ClineSource.cline(environment(Map.of("CLINE_DATA_DIR", "d", "CLINE_SESSION_DATA_DIR", "s")))
                        .roots())
                .containsExactly(home.resolve("d/tasks"), home.resolve("s"));
    }
}
