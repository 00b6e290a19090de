package io.tokenspeed.dashboard.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds of servers with this API. Each has only the endpoints whose data it holds. */
public enum ServerKind {
    /** The local program's server, which holds every single request of its own machine. */
    LOCAL,
    /** A hub, which holds the sums of many devices, but neither single requests nor sessions. */
    HUB;

    private static final Set<Endpoint> OF_HUBS = Set.of(
            Endpoint.STATS,
            Endpoint.MODELS,
            Endpoint.PROVIDERS,
            Endpoint.TOOLS,
            Endpoint.PROJECTS,
            Endpoint.SERIES,
            Endpoint.OVERVIEW,
            Endpoint.GROUPED_SERIES,
            Endpoint.DISTRIBUTION,
            Endpoint.HEATMAP,
            Endpoint.FACETS,
            Endpoint.DEVICES,
            Endpoint.PUBLIC,
            Endpoint.META,
            Endpoint.OPENAPI,
            Endpoint.HEALTH);

    private static final Set<Endpoint> ONLY_OF_HUBS = Set.of(Endpoint.DEVICES, Endpoint.PUBLIC);

    /** The kind's name in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this kind of server has an endpoint. */
    public boolean has(Endpoint endpoint) {
        return this == HUB ? OF_HUBS.contains(endpoint) : !ONLY_OF_HUBS.contains(endpoint);
    }

    /** The parameters that an endpoint accepts on this kind of server. */
    public List<Parameter> parameters(Endpoint endpoint) {
        return endpoint.parameters().stream()
                .filter(parameter -> this == HUB || parameter != Parameter.DEVICE)
                .toList();
    }

    /** The names in a URL of {@link #parameters}. */
    List<String> keys(Endpoint endpoint) {
        return parameters(endpoint).stream().map(Parameter::key).toList();
    }

    /**
     * The values that a parameter allows on this kind of server; empty where they cannot be listed, like the tools of
     * unknown devices.
     */
    public List<String> allowed(Parameter parameter) {
        return this == HUB && (parameter == Parameter.TOOL || parameter == Parameter.AGENT)
                ? List.of()
                : parameter.allowed();
    }
}
