package io.tokenspeed.gateway.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A family of model APIs, by the form of its requests, answers and errors. */
public enum ApiDialect {
    OPENAI,
    ANTHROPIC,
    OLLAMA,
    GEMINI,
    /** The gateway's own routes. */
    OWN;

    /** Returns the name in settings, logs and metrics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the dialect of a provider with a name; empty where there is none. */
    public static Optional<ApiDialect> ofProvider(String text) {
        return Arrays.stream(values())
                .filter(dialect -> dialect != OWN && dialect.text().equals(text))
                .findFirst();
    }
}
