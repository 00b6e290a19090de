package io.tokenspeed.dashboard.resource;

import io.tokenspeed.model.archive.MissingHours;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Marks an answer that lacks the requests of an archived hour, because its block is damaged. */
public final class IncompleteHeader implements ContainerRequestFilter, ContainerResponseFilter {
    /** The name of the header. */
    public static final String NAME = "X-TokenSpeed-Incomplete";

    private static final String HOUR = "hour";

    @Override
    public void filter(ContainerRequestContext request) {
        MissingHours.begin();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (MissingHours.any()) {
            response.getHeaders().putSingle(NAME, HOUR);
            MissingHours.begin();
        }
    }
}
