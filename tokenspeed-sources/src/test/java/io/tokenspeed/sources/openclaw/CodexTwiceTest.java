package io.tokenspeed.sources.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.ImportReport;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.sources.engine.Sources;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenClaw writes down the end of a turn that Codex ran, and Codex each response of it. */
class CodexTwiceTest {
    private static final String THREAD = "0199aaaa-0000-7000-8000-000000000001";
    private static final long TIME = 1_790_812_800_000L;
    private static final String ROLLOUT = Events.json("""
            {'timestamp':'2026-10-01T00:00:00.100Z','type':'session_meta','payload':{'id':'ID','cwd':'/home/ann/shop'}}
            {'timestamp':'2026-10-01T00:00:06.510Z','type':'event_msg','payload':{'type':'token_count','info':\
            {'total_token_usage':{'input_tokens':20,'output_tokens':200},\
            'last_token_usage':{'input_tokens':20,'output_tokens':200}}}}
            {'timestamp':'2026-10-01T00:00:09.510Z','type':'event_msg','payload':{'type':'token_count','info':\
            {'total_token_usage':{'input_tokens':50,'output_tokens':260},\
            'last_token_usage':{'input_tokens':30,'output_tokens':60}}}}
            """);

    private final LocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);

    @TempDir
    Path home;

    private Path agent;

    @BeforeEach
    void setUp() throws IOException {
        home = home.toRealPath();
        agent = home.resolve(".openclaw/agents/main");
    }

    @Test
    void run_aTurnInBothStores_countsTheResponsesOfTheRollout() throws Exception {
        rollout(agent.resolve("agent/codex-home/sessions/2026/10/01"));
        mirror();

        run();

        assertThat(total()).isEqualTo(310);
    }

    @Test
    void run_aTurnInTheUsersOwnHomeOfCodex_countsTheResponsesOfTheRollout() throws Exception {
        rollout(home.resolve(".codex/sessions/2026/10/01"));
        mirror();

        run();

        assertThat(total()).isEqualTo(310);
    }

    @Test
    void run_aTurnWhoseRolloutIsReadBefore_countsTheResponsesOfTheRollout() throws Exception {
        rollout(agent.resolve("agent/codex-home/sessions"));
        run();
        mirror();

        run();

        assertThat(total()).isEqualTo(310);
    }

    @Test
    void run_aTurnWithoutARollout_countsWhatOpenClawKnows() throws Exception {
        mirror();

        ImportReport report = run();

        assertThat(total()).isEqualTo(90);
        assertThat(report.counts().doubtful()).isEqualTo(1);
    }

    private void rollout(Path folder) throws IOException {
        Files.writeString(
                Files.createDirectories(folder).resolve("rollout-2026-10-01T00-00-00-" + THREAD + ".jsonl"),
                ROLLOUT.replace("ID", THREAD));
    }

    private void mirror() throws Exception {
        new AgentDatabaseFile(agent)
                .event(
                        "s1",
                        1,
                        Events.answer(
                                "a",
                                Events.route("openai-codex", "gpt-5.5"),
                                Events.usage(30, 0, 0, 60, 0),
                                TIME,
                                TIME,
                                ",'idempotencyKey':'codex-app-server:" + THREAD + ":t1:assistant'"),
                        TIME);
    }

    private ImportReport run() {
        return new Importer(storage, Sources.all(new Environment(Map.of(), home, home)), 2).run(ImportProgress.NONE);
    }

    private long total() {
        return storage.usage().summary(UsageFilter.all(ZoneOffset.UTC)).tokens().total();
    }
}
