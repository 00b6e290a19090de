package io.tokenspeed.dashboard.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds of servers that have this API. Each answers only what it can know. */
public enum ServerKind {
    /** On the machine where the requests are made; it knows every single one and no other machine. */
    LOCAL,
    /** Where devices send their sums; it knows devices, but neither single requests nor sessions. */
    HUB;

    private static final Set<Endpoint> OF_HUBS = Set.of(
            Endpoint.STATS,
            Endpoint.MODELS,
            Endpoint.PROVIDERS,
            Endpoint.TOOLS,
            Endpoint.PROJECTS,
            Endpoint.SERIES,
            Endpoint.META,
            Endpoint.OPENAPI,
            Endpoint.HEALTH);

    /** Its name in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a path is there. */
    public boolean has(Endpoint endpoint) {
        return this == LOCAL || OF_HUBS.contains(endpoint);
    }

    /** What a path understands there. */
    public List<Parameter> parameters(Endpoint endpoint) {
        return endpoint.parameters().stream()
                .filter(parameter -> this == HUB || parameter != Parameter.DEVICE)
                .toList();
    }

    /** The names of those parameters. */
    List<String> keys(Endpoint endpoint) {
        return parameters(endpoint).stream().map(Parameter::key).toList();
    }

    /** The values that a parameter allows there; empty when they cannot be listed, like the tools of unknown devices. */
    public List<String> allowed(Parameter parameter) {
        return this == HUB && (parameter == Parameter.TOOL || parameter == Parameter.AGENT) ? List.of() : parameter.allowed();
    }
}
