package io.tokenspeed.sources.droid;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the names of models that the user added comparable with other names: {@code custom:Claude-Opus-4.5-[Maker]-0}
 * is {@code claude-opus-4-5}. Other names stay as they are.
 */
final class DroidModel {
    private static final String CUSTOM = "custom:";
    private static final Pattern NUMBER = Pattern.compile("-\\d{1,2}$");
    private static final Pattern NOTE = Pattern.compile("\\[[^]]*]|\\([^)]*\\)");
    private static final Pattern GAPS = Pattern.compile("[-\\s]+");

    private DroidModel() {}

    static @Nullable String plain(@Nullable String model) {
        if (model == null || !model.startsWith(CUSTOM)) {
            return model;
        }
        String name = model.substring(CUSTOM.length());
        String unnumbered = NUMBER.matcher(name).replaceFirst("");
        String noted = NOTE.matcher(unnumbered).replaceAll("").strip().toLowerCase(Locale.ROOT);
        String plain = GAPS.matcher(noted).replaceAll("-");
        String trimmed = plain.endsWith("-") ? plain.substring(0, plain.length() - 1) : plain;
        return trimmed.startsWith("claude") ? trimmed.replace('.', '-') : trimmed;
    }
}
