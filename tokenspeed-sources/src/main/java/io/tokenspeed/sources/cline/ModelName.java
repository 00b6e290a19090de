package io.tokenspeed.sources.cline;

import io.tokenspeed.sources.records.InferredProvider;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The model of a request.
 *
 * @param model the model as logged
 * @param provider the provider as logged; null when unknown
 */
record ModelName(String model, @Nullable String provider) {
    static final ModelName UNKNOWN = new ModelName("unknown", null);

    /** Returns the provider in the name that prices use; null when unknown. */
    @Nullable
    String priced() {
        String logged = provider == null ? "" : provider.toLowerCase(Locale.ROOT);
        return switch (logged) {
            // An address that the user gave, or an account that stands for many providers.
            case "", "openai", "cline", "cline-pass", "kilocode", "roo", "litellm" -> maker();
            case "openai-native", "openai-codex" -> "openai";
            case "gemini" -> "google";
            case "claude-code" -> "anthropic";
            default -> logged;
        };
    }

    /** Names with a slash begin with the maker of the model, as on OpenRouter. */
    private @Nullable String maker() {
        int slash = model.indexOf('/');
        String inferred = InferredProvider.of(model.substring(slash + 1));
        return inferred == null && slash > 0 ? model.substring(0, slash).toLowerCase(Locale.ROOT) : inferred;
    }
}
