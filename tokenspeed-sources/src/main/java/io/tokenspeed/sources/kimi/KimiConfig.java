package io.tokenspeed.sources.kimi;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The models in {@code config.toml}. A log names a model by its alias there, or not at all where the default was used.
 * Reads only what Kimi writes: tables {@code [models.<alias>]} and texts on one line.
 *
 * @param defaultAlias the alias of the default model; null when unknown
 * @param models the models by alias
 */
record KimiConfig(@Nullable String defaultAlias, Map<String, String> models) {
    static final KimiConfig NONE = new KimiConfig(null, Map.of());

    private static final Pattern TABLE = Pattern.compile("\\s*\\[([^\\[\\]]+)]\\s*(#.*)?");
    private static final Pattern TEXT =
            Pattern.compile("\\s*(default_model|model)\\s*=\\s*(?:\"([^\"\\\\]*)\"|'([^']*)')\\s*(#.*)?");
    private static final Pattern SYMBOL = Pattern.compile("__.*__");
    private static final String MODELS = "models.";

    static KimiConfig parse(String toml) {
        Map<String, String> models = new HashMap<>();
        String table = "";
        String chosen = null;
        for (String line : (Iterable<String>) toml.lines()::iterator) {
            Matcher header = TABLE.matcher(line);
            Matcher text = TEXT.matcher(line);
            if (header.matches()) {
                table = header.group(1).strip();
            } else if (text.matches()) {
                String value = text.group(2) == null ? text.group(3) : text.group(2);
                if (table.isEmpty() && text.group(1).equals("default_model")) {
                    chosen = value;
                } else if (table.startsWith(MODELS) && text.group(1).equals("model")) {
                    models.put(unquoted(table.substring(MODELS.length())), value);
                }
            }
        }
        return new KimiConfig(chosen, Map.copyOf(models));
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() >= 2 && (key.startsWith("\"") || key.startsWith("'"));
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    /** Returns the default model, null when unknown. */
    @Nullable
    String defaultModel() {
        return defaultAlias == null ? null : model(defaultAlias);
    }

    /**
     * Returns the model of an alias: the configured one, else the alias without the plan before its slash; null where
     * the alias stands for a variable of the environment.
     */
    @Nullable
    String model(String alias) {
        String model = models.get(alias);
        if (model != null) {
            return model;
        }
        String name = alias.startsWith("kimi-code/") ? alias.substring("kimi-code/".length()) : alias;
        return name.isEmpty() || SYMBOL.matcher(name).matches() ? null : name;
    }
}
