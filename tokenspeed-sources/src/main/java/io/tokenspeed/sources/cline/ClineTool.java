package io.tokenspeed.sources.cline;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An extension of editors that keeps tasks as Cline does. */
enum ClineTool {
    CLINE("cline", "saoudrizwan.claude-dev", Long.MAX_VALUE),
    /** Release 3.29.5 of 2025-11-01 began to count cached tokens as input. */
    ROO("roo", "rooveterinaryinc.roo-cline", 1_761_955_200_000L),
    /** Release 4.119.0 of 2025-11-12 began to count cached tokens as input. */
    KILOCODE("kilocode", "kilocode.kilo-code", 1_762_905_600_000L);

    /** The providers whose prompts Cline logs as they report them, with cached tokens. */
    private static final Set<String> WITH_CACHED =
            Set.of("openai", "litellm", "doubao", "fireworks", "hicap", "lmstudio", "qwen", "xai", "zai");

    private final String tool;
    private final String extension;
    private final long inputHoldsCachedSince;

    ClineTool(String tool, String extension, long inputHoldsCachedSince) {
        this.tool = tool;
        this.extension = extension;
        this.inputHoldsCachedSince = inputHoldsCachedSince;
    }

    String tool() {
        return tool;
    }

    /** The name of the extension's folder. */
    String extension() {
        return extension;
    }

    /**
     * Returns whether the logged input holds cached tokens.
     *
     * @param millis when the request was made, in milliseconds since the epoch
     * @param protocol whose form of usage the provider reports, {@code anthropic} or {@code openai}; null when unknown
     * @param provider the provider as logged; null when unknown
     */
    boolean inputHoldsCached(long millis, @Nullable String protocol, @Nullable String provider) {
        return this == CLINE
                ? provider != null && WITH_CACHED.contains(provider)
                : millis >= inputHoldsCachedSince || !"anthropic".equals(protocol);
    }
}
