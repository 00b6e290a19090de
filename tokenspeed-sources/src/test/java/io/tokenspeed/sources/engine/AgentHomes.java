package io.tokenspeed.sources.engine;

import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.SumsByDay;
import io.tokenspeed.sources.amp.AmpHome;
import io.tokenspeed.sources.antigravity.AntigravityHome;
import io.tokenspeed.sources.cline.ClineHome;
import io.tokenspeed.sources.copilot.CopilotHome;
import io.tokenspeed.sources.crush.CrushHome;
import io.tokenspeed.sources.cursor.CursorHome;
import io.tokenspeed.sources.droid.DroidHome;
import io.tokenspeed.sources.gemini.GeminiHome;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One home folder with random logs of every agent, and one request each of Claude Code, Codex and OpenCode. */
final class AgentHomes {
    private static final Map<String, Factory> FACTORIES = Map.ofEntries(
            Map.entry("amp", AmpHome::new),
            Map.entry("antigravity", AntigravityHome::random),
            Map.entry("cline", ClineHome::cline),
            Map.entry("copilot", CopilotHome::new),
            Map.entry("crush", CrushHome::new),
            Map.entry("cursor", CursorHome::new),
            Map.entry("droid", DroidHome::new),
            Map.entry("gemini", GeminiHome::random),
            Map.entry("goose", GooseHome::new),
            Map.entry("grok", GrokHome::random),
            Map.entry("hermes", HermesHome::new),
            Map.entry("kilo", KiloHome::new),
            Map.entry("kilocode", ClineHome::kilocode),
            Map.entry("kimi", KimiHome::random),
            Map.entry("kiro", KiroHome::new),
            Map.entry("omp", PiHome::omp),
            Map.entry("openclaw", OpenClawHome::new),
            Map.entry("pi", PiHome::pi),
            Map.entry("qwen", QwenHome::random),
            Map.entry("roo", ClineHome::roo),
            Map.entry("zcode", ZcodeHome::new),
            Map.entry("zed", ZedHome::random));

    private static final int SESSIONS = 8;

    private final Map<String, GrowingHome> homes = new TreeMap<>();

    private interface Factory {
        GrowingHome make(Path folder, long seed, int sessions);
    }

    /** Each agent has another seed, so that no two have the same requests. */
    AgentHomes(Path folder, long seed) {
        FACTORIES.forEach(
                (tool, factory) -> homes.put(tool, factory.make(folder, 31 * seed + tool.hashCode(), SESSIONS)));
        TestHome home = new TestHome(folder);
        homes.put("claude", claude(home));
        homes.put("codex", codex(home));
        homes.put("opencode", openCode(home));
    }

    private static GrowingHome claude(TestHome home) {
        GrowingHome claude = new GrowingHome();
        claude.write(home.claudeFolder().resolve("one.jsonl"), TestHome.claudeLine("msg_1"));
        claude.truth().add("claude-opus-4-8", millis("2026-11-02T09:00:05.250Z"), 10, 0, 0, 100, 0);
        return claude;
    }

    private static GrowingHome codex(TestHome home) {
        GrowingHome codex = new GrowingHome();
        Path history = home.folder().resolve(".codex/history.jsonl");
        codex.then(history, () -> {
            home.codex("0199aaaa-0000-7000-8000-000000000001");
            Files.writeString(history, "");
        });
        codex.truth().add("unknown", millis("2026-10-05T07:00:06.510Z"), 20, 0, 0, 200, 0);
        return codex;
    }

    private static GrowingHome openCode(TestHome home) {
        GrowingHome openCode = new GrowingHome();
        Path database = home.folder().resolve(".local/share/opencode/opencode.db");
        openCode.then(database, () -> home.openCode("opencode.db"));
        openCode.truth().add("m", 1_793_611_219_500L, 30, 0, 0, 300, 0);
        return openCode;
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    /** Makes a part of the changes that are left, at least one of each agent that has any. Returns whether any are left. */
    boolean grow() throws Exception {
        boolean more = false;
        for (GrowingHome home : homes.values()) {
            for (int i = 0; i < 40 && !home.complete(); i++) {
                home.grow();
            }
            more |= !home.complete();
        }
        return more;
    }

    AgentHomes growAll() throws Exception {
        while (grow()) {
            // All homes grow until the last one is complete.
        }
        return this;
    }

    /** What was used, by tool. */
    Map<String, SumsByDay> truth() {
        Map<String, SumsByDay> truth = new TreeMap<>();
        homes.forEach((tool, home) -> truth.put(tool, home.truth()));
        return truth;
    }
}
