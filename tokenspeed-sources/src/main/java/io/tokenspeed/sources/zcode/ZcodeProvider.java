package io.tokenspeed.sources.zcode;

import io.tokenspeed.sources.records.InferredProvider;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names the provider: Z.ai and its plans have built-in names, a provider of one's own has a name of one's own. */
final class ZcodeProvider {
    private static final String BUILT_IN = "builtin:";

    private ZcodeProvider() {}

    static @Nullable String of(@Nullable String logged, String model) {
        String name = logged == null ? "" : logged.toLowerCase(Locale.ROOT);
        boolean builtIn = name.startsWith(BUILT_IN);
        String bare = builtIn ? name.substring(BUILT_IN.length()) : name;
        if (bare.startsWith("zai") || bare.startsWith("z.ai") || bare.startsWith("z-ai") || bare.contains("bigmodel")) {
            return "zai";
        }
        return builtIn && !bare.isEmpty() ? bare : InferredProvider.of(model);
    }
}
