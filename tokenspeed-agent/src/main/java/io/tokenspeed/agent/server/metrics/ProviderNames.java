package io.tokenspeed.agent.server.metrics;

import java.util.Map;

/** The well-known values of OpenTelemetry's attribute {@code gen_ai.provider.name}. */
public final class ProviderNames {
    private static final Map<String, String> WELL_KNOWN = Map.of(
            "amazon-bedrock", "aws.bedrock",
            "bedrock", "aws.bedrock",
            "azure", "azure.ai.openai",
            "google", "gcp.gemini",
            "gemini", "gcp.gemini",
            "google-vertex", "gcp.vertex_ai",
            "mistral", "mistral_ai",
            "xai", "x_ai");

    private ProviderNames() {}

    /** The well-known name of a provider, else its name here. */
    public static String wellKnown(String provider) {
        return WELL_KNOWN.getOrDefault(provider, provider);
    }
}
