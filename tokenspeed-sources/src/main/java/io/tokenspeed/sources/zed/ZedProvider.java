package io.tokenspeed.sources.zed;

import io.tokenspeed.sources.records.InferredProvider;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of providers in Zed's threads. */
final class ZedProvider {
    private ZedProvider() {}

    /** Returns the name that prices use. What Zed itself serves has the provider that made the model. */
    static @Nullable String of(@Nullable String logged, String model) {
        if (logged == null) {
            return InferredProvider.of(model);
        }
        String name = logged.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "zed.dev" -> InferredProvider.of(model);
            case "x_ai" -> "xai";
            case "open_router" -> "openrouter";
            case "copilot_chat" -> "github-copilot";
            default -> name;
        };
    }
}
