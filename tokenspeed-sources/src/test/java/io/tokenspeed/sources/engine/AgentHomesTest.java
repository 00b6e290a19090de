package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.amp.AmpHome;
import io.tokenspeed.sources.antigravity.AntigravityHome;
import io.tokenspeed.sources.copilot.CopilotHome;
import io.tokenspeed.sources.crush.CrushHome;
import io.tokenspeed.sources.cursor.CursorHome;
import io.tokenspeed.sources.droid.DroidHome;
import io.tokenspeed.sources.gemini.GeminiHome;
import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.goose.GooseHome;
import io.tokenspeed.sources.grok.GrokHome;
import io.tokenspeed.sources.hermes.HermesHome;
import io.tokenspeed.sources.kilo.KiloHome;
import io.tokenspeed.sources.kimi.KimiHome;
import io.tokenspeed.sources.kiro.KiroHome;
import io.tokenspeed.sources.openclaw.OpenClawHome;
import io.tokenspeed.sources.pi.PiHome;
import io.tokenspeed.sources.qwen.QwenHome;
import io.tokenspeed.sources.zcode.ZcodeHome;
import io.tokenspeed.sources.zed.ZedHome;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The homes of agents, imported as a whole: what reports show is what was used. */
class AgentHomesTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final long SEED = 8;
    private static final int SESSIONS = 12;

    @TempDir
    Path folder;

    /** Writes the logs of one agent into a home, and returns how many tokens they tell of. */
    private interface Writer {
        long write(Path home) throws Exception;
    }

    private static final Map<String, Writer> AGENTS = agents();

    private static Map<String, Writer> agents() {
        Map<String, Writer> agents = new LinkedHashMap<>();
        agents.put("copilot", home -> sum(CopilotHome.write(home, SESSIONS, SEED)));
        agents.put("zcode", home -> sum(ZcodeHome.write(home, SESSIONS, SEED)));
        agents.put("kilo", home -> sum(KiloHome.write(home, SESSIONS, SEED)));
        agents.put("kiro", home -> sum(KiroHome.write(home, SESSIONS, SEED)));
        agents.put("cursor", home -> sum(CursorHome.write(home, SESSIONS, SEED)));
        agents.put("antigravity", home -> sum(AntigravityHome.random(home, SEED, SESSIONS)));
        agents.put("grok", home -> sum(GrokHome.random(home, SEED, SESSIONS)));
        agents.put("zed", home -> sum(ZedHome.random(home, SEED, SESSIONS)));
        agents.put("openclaw", home -> sum(new OpenClawHome(home, SEED, SESSIONS)));
        agents.put("hermes", home -> sum(new HermesHome(home, SEED, SESSIONS)));
        agents.put("goose", home -> sum(new GooseHome(home, SEED, SESSIONS)));
        agents.put("crush", home -> sum(new CrushHome(home, SEED, SESSIONS)));
        agents.put("droid", home -> sum(new DroidHome(home, SEED, SESSIONS)));
        agents.put("amp", home -> sum(new AmpHome(home, SEED, SESSIONS)));
        agents.put("gemini", home -> GeminiHome.write(home, SESSIONS, SEED).tokens());
        agents.put("qwen", home -> QwenHome.write(home, SESSIONS, SEED).tokens());
        agents.put(
                "pi",
                home -> PiHome.write(home.resolve(".pi/agent/sessions"), false, SESSIONS, SEED)
                        .tokens());
        agents.put(
                "omp",
                home -> PiHome.write(home.resolve(".omp/agent/sessions"), true, SESSIONS, SEED)
                        .tokens());
        agents.put("kimi", home -> KimiHome.write(home, SESSIONS, SEED).tokens());
        return agents;
    }

    static Stream<String> tools() {
        return AGENTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void run_ofHome_countsEveryTokenOnce(String tool) throws Exception {
        LocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
        long truth = Objects.requireNonNull(AGENTS.get(tool)).write(folder);

        for (int run = 0; run < 2; run++) {
            read(storage);

            assertThat(tokens(storage, tool)).isEqualTo(truth);
        }
    }

    @Test
    void run_ofAHomeWithAllAgents_countsEveryTokenOnceUnderItsAgent() throws Exception {
        LocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
        Map<String, Long> truth = new LinkedHashMap<>();
        for (Map.Entry<String, Writer> agent : AGENTS.entrySet()) {
            truth.put(agent.getKey(), agent.getValue().write(folder));
        }

        read(storage);
        Map<String, Long> found = new LinkedHashMap<>();
        AGENTS.keySet().forEach(tool -> found.put(tool, tokens(storage, tool)));
        UsageTotals once = storage.usage().summary(EVERYTHING);
        read(storage);

        assertThat(found).isEqualTo(truth);
        assertThat(storage.usage().summary(EVERYTHING)).isEqualTo(once);
        assertThat(storage.requests().countByTool().keySet()).containsAll(truth.keySet());
    }

    private void read(LocalStorage storage) {
        new Importer(storage, Sources.all(new Environment(Map.of(), folder, folder)), 2).run(ImportProgress.NONE);
    }

    private static long tokens(LocalStorage storage, String tool) {
        return storage.usage().summary(EVERYTHING.withTool(tool)).tokens().total();
    }

    private static long sum(Map<String, List<Long>> truth) {
        return truth.values().stream()
                .mapToLong(row ->
                        row.subList(0, 5).stream().mapToLong(Long::longValue).sum())
                .sum();
    }

    private static long sum(GrowingHome home) throws Exception {
        return home.growAll().truth().tokens();
    }

    private static long sum(GeneratedHome home) throws Exception {
        return home.writeAll().truth().tokens();
    }
}
