package io.tokenspeed.sources.engine;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.amp.AmpSource;
import io.tokenspeed.sources.antigravity.AntigravitySource;
import io.tokenspeed.sources.claude.ClaudeSource;
import io.tokenspeed.sources.cline.ClineSource;
import io.tokenspeed.sources.codex.CodexSource;
import io.tokenspeed.sources.copilot.CopilotSource;
import io.tokenspeed.sources.crush.CrushSource;
import io.tokenspeed.sources.cursor.CursorSource;
import io.tokenspeed.sources.droid.DroidSource;
import io.tokenspeed.sources.gemini.GeminiSource;
import io.tokenspeed.sources.goose.GooseSource;
import io.tokenspeed.sources.grok.GrokSource;
import io.tokenspeed.sources.hermes.HermesSource;
import io.tokenspeed.sources.kilo.KiloSource;
import io.tokenspeed.sources.kimi.KimiSource;
import io.tokenspeed.sources.kiro.KiroSource;
import io.tokenspeed.sources.openclaw.OpenClawSource;
import io.tokenspeed.sources.opencode.OpenCodeSource;
import io.tokenspeed.sources.pi.PiSource;
import io.tokenspeed.sources.qwen.QwenSource;
import io.tokenspeed.sources.zcode.ZcodeSource;
import io.tokenspeed.sources.zed.ZedSource;
import java.util.ArrayList;
import java.util.List;

/** The list of all sources. A new source is registered here, and its name in {@link KnownAgent}. */
public final class Sources {
    private Sources() {}

    /** Returns the sources of the user's home and of other homes; see {@link HomeFolder}. */
    public static List<Source> all(Environment environment) {
        List<Source> all = new ArrayList<>(own(environment));
        for (HomeFolder home : HomeFolder.of(environment)) {
            all.addAll(in(home, environment));
        }
        return all;
    }

    /** Returns the sources of one other home. */
    public static List<Source> in(HomeFolder home, Environment own) {
        List<Source> sources = own(home.environment(own));
        String label = home.label();
        return label == null
                ? sources
                : sources.stream()
                        .map(source -> (Source) new LabelledSource(source, label))
                        .toList();
    }

    private static List<Source> own(Environment environment) {
        Source codex = new CodexSource(environment, () -> OpenClawSource.codexHomes(environment));
        return List.of(
                new ClaudeSource(environment),
                codex,
                new OpenCodeSource(environment),
                new CopilotSource(environment),
                new ZcodeSource(environment),
                new AntigravitySource(environment),
                new GrokSource(environment),
                new OpenClawSource(environment, codex::discover),
                new HermesSource(environment),
                new GeminiSource(environment),
                new QwenSource(environment),
                PiSource.pi(environment),
                PiSource.omp(environment),
                new KimiSource(environment),
                new AmpSource(environment),
                new GooseSource(environment),
                new CrushSource(environment),
                new DroidSource(environment),
                ClineSource.cline(environment),
                ClineSource.roo(environment),
                ClineSource.kilocode(environment),
                new ZedSource(environment),
                new KiloSource(environment),
                new KiroSource(environment),
                new CursorSource(environment));
    }
}
