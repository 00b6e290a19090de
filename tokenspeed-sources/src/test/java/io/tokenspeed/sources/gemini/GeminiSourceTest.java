package io.tokenspeed.sources.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.records.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeminiSourceTest {
    private static final String HEADER = "{'sessionId':'g-1','projectHash':'%s','kind':'main'}";
    private static final String PROMPT =
            "{'id':'u1','timestamp':'2026-10-01T08:00:05.000Z','type':'user','content':[{'text':'hi'}]}";
    private static final String ANSWER = "{'id':'m1','timestamp':'2026-10-01T08:00:09.000Z','type':'gemini',"
            + "'content':'hello','model':'gemini-3.1-pro-preview',%s'tokens':{'input':5000,'output':120,'cached':4200,"
            + "'thoughts':300,'tool':50,'total':5470}}";
    private static final String CALLS = "'toolCalls':[{'id':'t1','timestamp':'2026-10-01T08:00:10.000Z'}],";

    @TempDir
    Path home;

    @Test
    void roots_byVariables_areTheirTmpFolders() {
        assertThat(new GeminiSource(new Environment(Map.of("GEMINI_CLI_HOME", "alt"), home, home)).roots())
                .containsExactly(home.resolve("alt/.gemini/tmp"), home.resolve("alt/.cache/.gemini/tmp"));
        assertThat(new GeminiSource(new Environment(Map.of("GEMINI_DATA_DIR", "a,b/tmp,a"), home, home)).roots())
                .containsExactly(home.resolve("a/tmp"), home.resolve("b/tmp"));
    }

    @Test
    void read_messageAppendedAgain_countsOnceWithThoughtsAndToolsAdded() throws IOException {
        Request request = chat(HEADER, PROMPT, ANSWER.formatted(""), ANSWER.formatted(CALLS))
                .only();

        assertThat(request.naturalKey()).isEqualTo("g-1:m1");
        assertThat(request.place().sessionId()).isEqualTo("g-1");
        assertThat(request.place().provider()).isEqualTo("google");
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(850, 4200, 0, 0, 420, 300, true, UsageSource.REPORTED, true));
        assertThat(request.timing())
                .isEqualTo(
                        new RequestTiming(1_790_841_605_000L, null, 1_790_841_609_000L, SpeedBasis.E2E_APPROX, 4000L));
    }

    @Test
    void read_answerAfterTools_beginsAtTheLastToolResult() throws IOException {
        SourceProbe probe = chat(
                HEADER,
                PROMPT,
                ANSWER.formatted(CALLS),
                ANSWER.formatted("").replace("m1", "m2").replace("00:09", "00:19"));

        assertThat(probe.request("g-1:m2").timing().startedAtMillis()).isEqualTo(1_790_841_610_000L);
    }

    @Test
    void read_answerLoggedAfterItsTools_hasNoSpeed() throws IOException {
        Request request = chat(HEADER, PROMPT, ANSWER.formatted(CALLS.replace("00:10", "00:08")))
                .only();

        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.NONE);
        assertThat(request.timing().completedAtMillis()).isEqualTo(1_790_841_609_000L);
    }

    @Test
    void read_rewind_keepsWhatWasBilled() throws IOException {
        assertThat(chat(HEADER, PROMPT, ANSWER.formatted(""), "{'$rewindTo':'u1'}")
                        .requests())
                .hasSize(1);
    }

    @Test
    void read_checkpointWithMessages_holdsTheSameRequests() throws IOException {
        SourceProbe probe = chat(HEADER, "{'$set':{'messages':[" + PROMPT + "," + ANSWER.formatted("") + "]}}");

        assertThat(probe.only().timing().windowMillis()).isEqualTo(4000L);
    }

    @Test
    void read_olderDocumentBesideLines_countsOnce() throws IOException {
        Path chats = home.resolve(".gemini/tmp/shop/chats");
        Files.createDirectories(chats);
        String document =
                "{'sessionId':'g-1','projectHash':'ab','messages':[" + PROMPT + "," + ANSWER.formatted(CALLS) + "]}";
        Files.writeString(chats.resolve("session-old.json"), document.replace('\'', '"'));

        Request request = chat(HEADER, PROMPT, ANSWER.formatted("")).only();
        assertThat(request.timing().windowMillis()).isEqualTo(4000L);
    }

    @Test
    void read_errorsAndCancels_areAttempts() throws IOException {
        SourceProbe probe = chat(
                HEADER,
                "{'id':'e1','timestamp':'2026-10-01T08:01:00.000Z','type':'error','content':'[API Error: quota]'}",
                "{'id':'e2','timestamp':'2026-10-01T08:02:00.000Z','type':'error','content':'Unknown command'}",
                "{'id':'e3','timestamp':'2026-10-01T08:03:00.000Z','type':'info',"
                        + "'content':[{'text':'Request cancelled.'}]}");

        assertThat(probe.requests()).containsOnlyKeys("g-1:e1", "g-1:e3");
        assertThat(probe.request("g-1:e1").ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(probe.request("g-1:e3").ending().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void read_project_isFoundByMarkerNameOrDigest() throws IOException {
        Files.createDirectories(home.resolve(".gemini/tmp/shop"));
        Files.writeString(home.resolve(".gemini/tmp/shop/.project_root"), "/home/ann/marked\n");
        assertThat(chat(HEADER, ANSWER.formatted("")).only().place().project()).isEqualTo("/home/ann/marked");

        Files.delete(home.resolve(".gemini/tmp/shop/.project_root"));
        Files.writeString(home.resolve(".gemini/projects.json"), "{\"projects\":{\"/home/ann/named\":\"shop\"}}");
        assertThat(chat(HEADER, ANSWER.formatted("")).only().place().project()).isEqualTo("/home/ann/named");

        Files.writeString(home.resolve(".gemini/projects.json"), "{\"projects\":{\"/home/ann/shop\":\"other\"}}");
        String digest = "e8f7b3f24e1c6f7e6bd2e7a4a4a1f9f2";
        assertThat(chat(HEADER.formatted(digest), ANSWER.formatted(""))
                        .only()
                        .place()
                        .project())
                .isNull();
        assertThat(chat(HEADER.formatted(sha256("/home/ann/shop")), ANSWER.formatted(""))
                        .only()
                        .place()
                        .project())
                .isEqualTo("/home/ann/shop");
    }

    @Test
    void read_subAgent_namesItsParent() throws IOException {
        new JsonLines()
                .line(HEADER.replace("g-1", "sub-1"))
                .line(ANSWER.formatted(""))
                .write(home.resolve(".gemini/tmp/shop/chats/g-1/sub-1.jsonl"));

        SourceProbe probe = new SourceProbe(source()).read();
        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("sub-1", "g-1"));
        assertThat(probe.only().place().sessionId()).isEqualTo("sub-1");
    }

    @Test
    void read_damagedLines_areCountedWithReasons() throws IOException {
        String absent = ANSWER.formatted("").replace("'id':'m1',", "");
        String timeless = ANSWER.formatted("").replace("2026-10-01T08:00:09.000Z", "soon");
        String wrong = "{'id':'m5','timestamp':'2026-10-01T08:00:09.000Z','type':'gemini','tokens':7}";
        String negative = ANSWER.formatted("").replace("'output':120", "'output':-3");
        SourceProbe probe = chat(HEADER, absent, timeless, wrong, negative, "{'kind':", "{'x':1}");

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.cursor(file()).findings())
                .extracting(finding -> finding.place() + " " + finding.reason())
                .containsExactly(
                        "line 2 no id",
                        "line 3 no readable time",
                        "line 4 tokens is no object",
                        "line 5 output is negative",
                        "line 6 not JSON",
                        "line 7 neither a session nor a message");
    }

    @Test
    void read_documentWithoutMessages_isAProblem() throws IOException {
        Path file = home.resolve(".gemini/tmp/shop/chats/session-x.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"sessionId\":\"g-1\",\"parts\":[]}");

        SourceProbe probe = new SourceProbe(source()).read();
        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(file).counts().badLines()).isEqualTo(1);
    }

    private SourceProbe chat(String... lines) throws IOException {
        JsonLines log = new JsonLines();
        for (String line : lines) {
            log.line(line);
        }
        log.write(file());
        return new SourceProbe(source()).read();
    }

    private Path file() {
        return home.resolve(".gemini/tmp/shop/chats/session-2026-10-01T08-00-g-1.jsonl");
    }

    private GeminiSource source() {
        return new GeminiSource(new Environment(Map.of(), home, home));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
