package io.tokenspeed.sources.claude;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Infers the provider of a request from the form of the model's name, because transcripts do not name the provider. */
public final class ClaudeProvider {
    private ClaudeProvider() {}

    /** Returns the provider, or null when the name does not show it. */
    public static @Nullable String of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        if (name.contains("anthropic.") || name.contains(":bedrock:")) {
            return "bedrock";
        }
        if (!name.startsWith("claude")) {
            return null;
        }
        return name.indexOf('@') > 0 ? "vertex" : "anthropic";
    }
}
