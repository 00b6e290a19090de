package io.tokenspeed.sources.records;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Infers the provider of a request from the model's name, for tools whose logs do not name the provider. */
public final class InferredProvider {
    private static final Map<String, String> BY_START = byStart();

    private InferredProvider() {}

    private static Map<String, String> byStart() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("claude", "anthropic");
        names.put("gpt-oss", "");
        names.put("gpt", "openai");
        names.put("chatgpt", "openai");
        names.put("codex", "openai");
        names.put("o1", "openai");
        names.put("o3", "openai");
        names.put("o4", "openai");
        names.put("gemini", "google");
        names.put("grok", "xai");
        names.put("kimi", "moonshot");
        names.put("glm", "zai");
        names.put("deepseek", "deepseek");
        names.put("devstral", "mistral");
        names.put("codestral", "mistral");
        names.put("mistral", "mistral");
        return names;
    }

    /** Returns the provider that made the model; null when the name does not show it or many providers serve it. */
    public static @Nullable String of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> start : BY_START.entrySet()) {
            if (name.startsWith(start.getKey())) {
                return start.getValue().isEmpty() ? null : start.getValue();
            }
        }
        return null;
    }
}
