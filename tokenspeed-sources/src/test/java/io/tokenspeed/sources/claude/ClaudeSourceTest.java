package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeSourceTest {
    private static final String PROMPT =
            row("user", "u-1", null, "00.100Z", "\"role\":\"user\",\"content\":\"add a test\"");

    @TempDir
    private Path home;

    private Path file;
    private SourceProbe probe;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.createDirectories(home.toRealPath().resolve(".claude/projects/-home-ann-shop"))
                .resolve("s-1.jsonl");
        probe = new SourceProbe(new ClaudeSource(new Environment(Map.of(), home, home)));
    }

    @Test
    void read_mergesBlocksOfOneMessage() throws IOException {
        write(PROMPT, block("a-1", "u-1", "04.300Z", 3, null), block("a-2", "a-1", "05.250Z", 640, "tool_use"));

        Request request = probe.read().only();

        assertThat(request.naturalKey()).isEqualTo("msg_01");
        TokenCounts tokens = request.tokens();
        assertThat(tokens.input()).isEqualTo(12);
        assertThat(tokens.cacheRead()).isEqualTo(24_000);
        assertThat(tokens.cacheWrite5m()).isEqualTo(100);
        assertThat(tokens.cacheWrite1h()).isEqualTo(800);
        assertThat(tokens.output()).isEqualTo(640);
        assertThat(tokens.reasoning()).isEqualTo(410);
        assertThat(tokens.outputReliable()).isTrue();
        RequestDetails details = request.details();
        assertThat(details.place().project()).isEqualTo("/home/ann/shop");
        assertThat(details.place().provider()).isEqualTo("anthropic");
        assertThat(details.timing().startedAtMillis()).isEqualTo(at("00.100Z"));
        assertThat(details.timing().completedAtMillis()).isEqualTo(at("05.250Z"));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 640, 5150));
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(3, 2, 0));
    }

    @Test
    void read_goesOnWhereItStopped() throws IOException {
        write(PROMPT, block("a-1", "u-1", "04.300Z", 3, null));
        probe.read().clear();
        Files.writeString(
                file, block("a-2", "a-1", "05.250Z", 640, "tool_use") + "\n", java.nio.file.StandardOpenOption.APPEND);

        Request request = probe.read().only();

        assertThat(request.timing().startedAtMillis()).isEqualTo(at("00.100Z"));
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.tokens().output()).isEqualTo(640);
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(3, 2, 0));
    }

    @Test
    void read_countsUnfinishedLastLineOnce() throws IOException {
        String complete = block("a-2", "u-1", "05.250Z", 640, "tool_use");
        Files.writeString(file, PROMPT + "\n" + complete.substring(0, 200));
        probe.read();
        FileCounts torn = probe.cursor(file).counts();
        Files.writeString(file, PROMPT + "\n" + complete);
        probe.read();
        FileCounts unterminated = probe.cursor(file).counts();
        Files.writeString(file, PROMPT + "\n" + complete + "\n");
        probe.read();

        assertThat(torn).isEqualTo(new FileCounts(2, 0, 1));
        assertThat(unterminated).isEqualTo(new FileCounts(2, 1, 0));
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(2, 1, 0));
        assertThat(probe.only().tokens().output()).isEqualTo(640);
    }

    @Test
    void read_startsAgainWhenFileWasRewritten() throws IOException {
        write(PROMPT, block("a-1", "u-1", "04.300Z", 3, null), "{}", "{}");
        probe.read().clear();
        write(block("a-2", "u-1", "05.250Z", 640, "tool_use"));

        assertThat(probe.read().only().tokens().output()).isEqualTo(640);
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(1, 2, 0));
    }

    @Test
    void read_countsCopiesOfResumedSessionsAndSideChainsOnce() throws IOException {
        write(PROMPT, block("a-2", "u-1", "05.250Z", 640, "tool_use"));
        Path side =
                Files.createDirectories(file.resolveSibling("s-0/subagents")).resolve("agent-1.jsonl");
        Files.writeString(
                side,
                block("a-9", "x", "05.250Z", 640, "tool_use")
                                .replace("\"isSidechain\":false", "\"isSidechain\":true")
                                .replace("req_A1", "req_B7")
                                .replace("s-1", "s-0")
                        + "\n");

        Request request = probe.read().only();

        assertThat(request.place().sessionId()).isEqualTo("s-1");
        assertThat(request.timing().startedAtMillis()).isEqualTo(at("00.100Z"));
    }

    @ParameterizedTest
    @CsvSource({"1.0.30,false", "2.1.29,false", "2.1.41,false", "2.1.42,true", "2.1.110,true", "3.0,true", "0.2.64,true"
    })
    void read_trustsOutputByVersion(String version, boolean reliable) throws IOException {
        write(PROMPT, block("a-1", "u-1", "05.250Z", 640, "end_turn").replace("2.1.300", version));

        Request request = probe.read().only();

        assertThat(request.tokens().outputReliable()).isEqualTo(reliable);
        assertThat(request.speed().basis()).isEqualTo(reliable ? SpeedBasis.E2E_APPROX : SpeedBasis.NONE);
    }

    @Test
    void read_distrustsMessageWithoutStopReason() throws IOException {
        write(PROMPT, block("a-1", "u-1", "05.250Z", 640, null));

        Request request = probe.read().only();

        assertThat(request.tokens().outputReliable()).isFalse();
        assertThat(request.tokens().output()).isEqualTo(640);
    }

    @Test
    void read_takesMeasuredDurationAndCostOfOldVersions() throws IOException {
        write("""
            {"cwd":"/p","sessionId":"old","version":"0.2.64","type":"assistant","costUSD":0.0123,"durationMs":8421,\
            "message":{"id":"msg_old","model":"claude-3-7-sonnet-20250219","stop_reason":"end_turn",\
            "usage":{"input_tokens":4,"cache_creation_input_tokens":10,"cache_read_input_tokens":20,"output_tokens":300}},\
            "uuid":"a-9","timestamp":"2026-11-02T09:00:05.250Z"}""");

        Request request = probe.read().only();

        assertThat(request.loggedCostNano()).isEqualTo(12_300_000);
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 300, 8421));
        assertThat(request.tokens().cacheWrite5m()).isEqualTo(10);
        assertThat(request.tokens().reasoningKnown()).isFalse();
    }

    @Test
    void read_countsAdvisorsAsRequestsOfTheirOwn() throws IOException {
        write(block("a-1", "u-1", "05.250Z", 640, "end_turn")
                .replace(
                        "\"iterations\":[]",
                        "\"iterations\":[{\"type\":\"message\",\"input_tokens\":1},{\"type\":\"advisor_message\","
                                + "\"model\":\"claude-haiku-4-5\",\"input_tokens\":7,\"output_tokens\":30}]"));

        Map<String, Request> requests = probe.read().requests();

        assertThat(requests).containsOnlyKeys("msg_01", "msg_01:advisor:0");
        assertThat(probe.request("msg_01:advisor:0").place().model()).isEqualTo("claude-haiku-4-5");
        assertThat(probe.request("msg_01:advisor:0").tokens().total()).isEqualTo(37);
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit,x,RATE_LIMITED",
        "authentication_failed,x,CLIENT",
        "odd,API Error: 529 overloaded,SERVER",
        "odd,API Error: 504 gone,TIMEOUT",
        "odd,no status,OTHER"
    })
    void read_countsFailedAttempts(String error, String text, ErrorKind kind) throws IOException {
        write(
                "{\"sessionId\":\"s-1\",\"type\":\"assistant\",\"isApiErrorMessage\":true,\"error\":\"" + error
                        + "\",\"message\":{\"id\":\"7d1e\",\"model\":\"<synthetic>\",\"content\":[{\"text\":\"" + text
                        + "\"}],\"usage\":{\"input_tokens\":0,\"output_tokens\":0}},\"uuid\":\"a-3\",\"timestamp\":\"2026-11-02T09:01:00.000Z\"}");

        Request request = probe.read().only();

        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(kind);
        assertThat(request.hasUsage()).isFalse();
        assertThat(request.naturalKey()).isEqualTo("s-1:7d1e");
    }

    @Test
    void read_countsInterruptBeforeAnyAnswerAsCancelled() throws IOException {
        String interrupt =
                "\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"[Request interrupted by user]\"}]";
        write(
                PROMPT,
                row("user", "u-2", "u-1", "03.000Z", interrupt),
                block("a-2", "u-2", "05.250Z", 640, "end_turn"),
                row("user", "u-3", "a-2", "06.000Z", interrupt));

        Map<String, Request> requests = probe.read().requests();

        assertThat(requests).containsOnlyKeys("msg_01", "s-1:u-2");
        assertThat(probe.request("s-1:u-2").ending().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void read_repairsAndCountsDamage() throws IOException {
        String good = block("a-1", "u-1", "05.250Z", 640, "end_turn");
        write(
                "\uFEFF" + PROMPT,
                "\0\0\0\0" + good,
                good.replace("msg_01", "msg_02") + good.replace("msg_01", "msg_03"),
                good.replace("msg_01", "msg_04").substring(0, 300) + good.replace("msg_01", "msg_05"),
                "not json at all",
                "   ",
                "{\"type\":\"assistant\",\"message\":{\"usage\":null}}",
                good.replace("msg_01", "msg_06").replace("claude-opus-4-8", "claude\\ud83d"));

        Map<String, Request> requests = probe.read().requests();

        assertThat(requests)
                .containsKeys("msg_01", "msg_02", "msg_03", "msg_06")
                .doesNotContainKey("msg_04");
        assertThat(probe.request("msg_06").place().model()).isEqualTo("claude\uFFFD");
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(8, 4, 2));
    }

    @Test
    void roots_followTheEnvironment() {
        Environment list = new Environment(Map.of("CLAUDE_CONFIG_DIR", "/a, /b/projects"), home, home);
        Environment xdg = new Environment(Map.of("XDG_CONFIG_HOME", "/x"), home, home);

        assertThat(new ClaudeSource(list).roots()).containsExactly(Path.of("/a/projects"), Path.of("/b/projects"));
        assertThat(new ClaudeSource(xdg).roots())
                .containsExactly(home.resolve(".claude/projects"), Path.of("/x/claude/projects"));
    }

    @Test
    void discover_ignoresFoldersNamedLikeTranscripts() throws IOException {
        Files.createDirectories(file.resolveSibling("x.jsonl"));
        write(PROMPT);

        assertThat(new ClaudeSource(new Environment(Map.of(), home, home))
                        .discover()
                        .files())
                .hasSize(1);
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static long at(String secondsAndZone) {
        return Instant.parse("2026-11-02T09:00:" + secondsAndZone).toEpochMilli();
    }

    private static String block(String uuid, String parent, String time, int output, @Nullable String stop) {
        return row(
                "assistant",
                uuid,
                parent,
                time,
                "\"id\":\"msg_01\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-opus-4-8\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"}{\"}],\"stop_reason\":"
                        + (stop == null ? "null" : "\"" + stop + "\"")
                        + ",\"usage\":{\"input_tokens\":12,\"cache_creation_input_tokens\":900,\"cache_read_input_tokens\":"
                        + "24000,\"cache_creation\":{\"ephemeral_5m_input_tokens\":100,\"ephemeral_1h_input_tokens\":800},"
                        + "\"output_tokens\":" + output + ",\"service_tier\":\"standard\",\"speed\":\"standard\","
                        + "\"output_tokens_details\":{\"thinking_tokens\":" + (output > 410 ? 410 : 0)
                        + "},\"iterations\":[]}");
    }

    private static String row(String type, String uuid, @Nullable String parent, String time, String message) {
        return "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"")
                + ",\"isSidechain\":false,\"cwd\":\"/home/ann/shop\",\"sessionId\":\"s-1\",\"version\":\"2.1.300\",\"type\":\""
                + type + "\",\"requestId\":\"req_A1\",\"message\":{" + message + "},\"uuid\":\"" + uuid
                + "\",\"timestamp\":\"2026-11-02T09:00:" + time + "\"}";
    }
}
