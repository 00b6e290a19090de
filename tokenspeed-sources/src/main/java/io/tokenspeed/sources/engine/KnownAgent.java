package io.tokenspeed.sources.engine;

import java.util.List;

/**
 * An agent whose logs are read.
 *
 * @param tool see {@link io.tokenspeed.sources.Source#tool()}
 * @param title its name in sentences
 */
public record KnownAgent(String tool, String title) {
    /** The agents of all {@link Sources}, in the same order; no source is made to know them. */
    public static final List<KnownAgent> ALL = List.of(
            new KnownAgent("claude", "Claude Code"),
            new KnownAgent("codex", "Codex"),
            new KnownAgent("opencode", "OpenCode"),
            new KnownAgent("copilot", "Copilot CLI"),
            new KnownAgent("zcode", "ZCode"),
            new KnownAgent("antigravity", "Antigravity CLI"),
            new KnownAgent("grok", "Grok Build"),
            new KnownAgent("openclaw", "OpenClaw"),
            new KnownAgent("hermes", "Hermes"),
            new KnownAgent("gemini", "Gemini CLI"),
            new KnownAgent("qwen", "Qwen Code"),
            new KnownAgent("pi", "pi"),
            new KnownAgent("omp", "omp"),
            new KnownAgent("kimi", "Kimi"),
            new KnownAgent("amp", "Amp"),
            new KnownAgent("goose", "Goose"),
            new KnownAgent("crush", "Crush"),
            new KnownAgent("droid", "Droid"),
            new KnownAgent("cline", "Cline"),
            new KnownAgent("roo", "Roo Code"),
            new KnownAgent("kilocode", "Kilo Code"),
            new KnownAgent("zed", "Zed"),
            new KnownAgent("kilo", "Kilo CLI"),
            new KnownAgent("kiro", "Kiro CLI"),
            new KnownAgent("cursor", "Cursor"));

    /** The tools of all agents, in the same order. */
    public static final List<String> TOOLS = ALL.stream().map(KnownAgent::tool).toList();

    /** Returns the name of a tool in sentences; the tool itself where it is none of these agents. */
    public static String title(String tool) {
        int index = TOOLS.indexOf(tool);
        return index < 0 ? tool : ALL.get(index).title();
    }
}
