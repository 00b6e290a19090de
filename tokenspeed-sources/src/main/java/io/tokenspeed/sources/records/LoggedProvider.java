package io.tokenspeed.sources.records;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our name of a provider, by the name that a tool logged, else by the model's name. */
public final class LoggedProvider {
    /** Names of the makers' own offers that only some tools use; all other names are kept. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("claude", "anthropic"),
            Map.entry("openai-codex", "openai"),
            Map.entry("openai_codex", "openai"),
            Map.entry("gemini", "google"),
            Map.entry("google-ai", "google"),
            Map.entry("google_ai", "google"),
            Map.entry("google-gemini-cli", "google"),
            Map.entry("google-antigravity", "google"),
            Map.entry("google-generative-ai", "google"),
            Map.entry("azure-openai-responses", "azure"),
            Map.entry("grok", "xai"),
            Map.entry("x_ai", "xai"),
            Map.entry("x-ai", "xai"),
            Map.entry("kimi", "moonshot"),
            Map.entry("kimi-code", "moonshot"),
            Map.entry("kimi-coding", "moonshot"),
            Map.entry("moonshotai", "moonshot"),
            Map.entry("z-ai", "zai"));

    private LoggedProvider() {}

    /** Returns the provider in lower case; null when neither the log nor the model's name shows it. */
    public static @Nullable String of(@Nullable String logged, String model) {
        String name = logged == null ? "" : logged.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals("unknown") ? InferredProvider.of(model) : KNOWN.getOrDefault(name, name);
    }
}
