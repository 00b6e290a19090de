package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds routes by exact comparison of raw paths, so that no two spellings mean the same. */
final class Routes {
    private final Map<String, Map<String, RawRoute>> routes;

    Routes(List<RawRoute> routes) {
        this.routes = routes.stream()
                .collect(Collectors.groupingBy(RawRoute::path, Collectors.toMap(RawRoute::method, route -> route)));
    }

    RawRoute find(WireRequest request) {
        Map<String, RawRoute> methods = routes.get(request.path());
        if (methods == null) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        RawRoute route = methods.get(request.method());
        if (route == null) {
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED)
                    .with(Map.of("Allow", methods.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return route;
    }

    /**
     * Returns the path where there is a route, else {@code none}: other paths are a client's words and are not noted.
     */
    String name(String path) {
        return routes.containsKey(path) ? path : "none";
    }
}
