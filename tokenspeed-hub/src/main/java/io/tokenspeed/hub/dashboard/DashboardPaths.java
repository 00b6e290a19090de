package io.tokenspeed.hub.dashboard;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/**
 * Leads the calls of version 1 that the hub also answers beside its older ones, as {@code /v1/dashboard/overview}, to
 * the resources below {@code v1}.
 */
@PreMatching
public final class DashboardPaths implements ContainerRequestFilter {
    private static final Set<String> CALLS = Set.of("overview", "series", "distribution", "heatmap", "facets");

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (CALLS.contains(uri.getPath())) {
            request.setRequestUri(uri.getRequestUriBuilder()
                    .replacePath(uri.getBaseUri().getPath())
                    .path("v1")
                    .path(uri.getPath())
                    .build());
        }
    }
}
