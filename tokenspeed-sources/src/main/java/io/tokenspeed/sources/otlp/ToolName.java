package io.tokenspeed.sources.otlp;

import java.util.Locale;
import java.util.Map;

/** The tool that a program is, by the name that it gives itself. */
public final class ToolName {
    private static final int LONGEST = 64;
    private static final Map<String, String> KNOWN = Map.of(
            "claude-code", "claude",
            "claude-code-desktop", "claude",
            "gemini-cli", "gemini",
            "github-copilot", "copilot",
            "", "otel");

    private ToolName() {}

    /** Returns the tool of a program; a name of letters, digits, dots, hyphens and underscores. */
    public static String of(String service) {
        String name = service.strip().toLowerCase(Locale.ROOT);
        String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("codex")) {
            return "codex";
        }
        String plain = name.replaceAll("[^a-z0-9._-]", "-");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
