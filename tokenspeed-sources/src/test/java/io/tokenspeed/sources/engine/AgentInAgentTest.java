package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.LocalStorage;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that runs another one logs the requests of that agent a second time; they count once. */
class AgentInAgentTest {
    private static final String THREAD = "0199aaaa-0000-7000-8000-000000000007";
    private static final String MIRROR = """
            {"type":"session","version":3,"id":"s1","timestamp":"2026-10-05T07:00:00.000Z","cwd":"/home/ann/app"}
            {"type":"message","id":"a1","timestamp":"2026-10-05T07:00:06.600Z","message":{"role":"assistant",\
            "content":[],"provider":"openai-codex","model":"gpt-5.5","usage":{"input":20,"output":200},\
            "timestamp":1791183606600,"idempotencyKey":"codex-app-server:%s:t1:assistant"}}
            """.formatted(THREAD);

    /** The answer of {@link TestHome#claudeLine}, which ended at 2026-11-02T09:00:05.250Z. */
    private static final String OPENCODE = """
            {"role":"assistant","time":{"created":%d,"completed":%d},"modelID":"%s","providerID":"claude-code",\
            "cost":0,"tokens":{"input":10,"output":100,"reasoning":0,"cache":{"read":0,"write":0}},"finish":"stop",\
            "metadata":{"anthropic":{"messageId":"msg_1"}}}""";

    private static final String MODEL = "claude-opus-4-8";
    private static final long ENDED = 1793610005250L;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void home() {
        home = new TestHome(folder.resolve("home"));
    }

    static Stream<Named<Function<Path, LocalStorage>>> storages() {
        return AgentHomesTest.storages();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_ofTurnThatOpenClawMirrors_countsTheRolloutOfCodex(Function<Path, LocalStorage> open) throws Exception {
        TestHome.write(home.folder().resolve(".openclaw/agents/main/sessions/s1.jsonl"), MIRROR);
        home.codex(".openclaw/agents/main/agent/codex-home", THREAD);

        assertThat(imported(open)).isEqualTo(Map.of("codex", 1L));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_ofMirroredTurnWithoutRollout_countsTheMirror(Function<Path, LocalStorage> open) throws Exception {
        TestHome.write(home.folder().resolve(".openclaw/agents/main/sessions/s1.jsonl"), MIRROR);

        assertThat(imported(open)).isEqualTo(Map.of("openclaw", 1L));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_ofOpenCodeThatRunsClaudeCode_countsTheTranscript(Function<Path, LocalStorage> open) throws Exception {
        home.claude("one.jsonl", TestHome.claudeLine("msg_1"));
        home.openCode("opencode.db", OPENCODE.formatted(ENDED - 4000, ENDED, MODEL));

        assertThat(imported(open)).isEqualTo(Map.of("claude", 1L));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_ofOpenCodeWithAnotherModel_countsBoth(Function<Path, LocalStorage> open) throws Exception {
        home.claude("one.jsonl", TestHome.claudeLine("msg_1"));
        home.openCode("opencode.db", OPENCODE.formatted(ENDED - 4000, ENDED, "claude-haiku-4-5"));

        assertThat(imported(open)).isEqualTo(Map.of("claude", 1L, "opencode", 1L));
    }

    /** How many requests of each tool count after two imports. */
    private Map<String, Long> imported(Function<Path, LocalStorage> open) {
        try (LocalStorage storage = open.apply(folder)) {
            for (int run = 0; run < 2; run++) {
                new Importer(storage, home.sources(), 2).run(ImportProgress.NONE);
            }
            return storage.requests().countByTool();
        }
    }
}
