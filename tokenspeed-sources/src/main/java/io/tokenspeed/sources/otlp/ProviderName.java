package io.tokenspeed.sources.otlp;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our name of a provider, by the name that spans have for it. */
final class ProviderName {
    private static final Map<String, String> KNOWN = Map.of(
            "aws.bedrock", "bedrock",
            "azure.ai.openai", "azure",
            "azure.ai.inference", "azure",
            "gcp.gemini", "google",
            "gcp.gen_ai", "google",
            "gcp.vertex_ai", "vertex",
            "mistral_ai", "mistral",
            "x_ai", "xai");

    private ProviderName() {}

    static @Nullable String of(@Nullable String told) {
        return told == null ? null : KNOWN.getOrDefault(told.toLowerCase(Locale.ROOT), told.toLowerCase(Locale.ROOT));
    }
}
