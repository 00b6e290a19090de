package io.tokenspeed.server.problem;

import io.tokenspeed.model.storage.StorageException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Locale;

/** Turns whatever a JAX-RS resource throws into a {@link Problem}. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger logger = System.getLogger(ProblemMapper.class.getName());

    private final String notFound;

    /**
     * A mapper for some resources.
     *
     * @param notFound one sentence for clients that ask for a path that none of the resources has
     */
    public ProblemMapper(String notFound) {
        this.notFound = notFound;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return problem(thrown).response();
    }

    private Problem problem(Throwable thrown) {
        if (thrown instanceof BadQueryException wrong) {
            return wrong.problem();
        }
        if (thrown instanceof WebApplicationException http) {
            return http(http.getResponse());
        }
        if (thrown instanceof StorageException unusable) {
            return Problem.of(503, "Database unavailable", String.valueOf(unusable.getMessage()));
        }
        logger.log(System.Logger.Level.ERROR, "A request failed.", thrown);
        return Problem.of(500, "Internal error", "The server failed to answer; its log says why.");
    }

    private Problem http(Response response) {
        int status = response.getStatus();
        if (status == 404) {
            return Problem.of(404, "Not found", notFound);
        }
        if (status == 405) {
            List<String> allowed =
                    response.getAllowedMethods().stream().sorted().toList();
            return Problem.of(405, "Method not allowed", "This path cannot be used that way.", "method", allowed);
        }
        String reason = response.getStatusInfo().getReasonPhrase();
        return Problem.of(status, reason, "The request was refused: " + reason.toLowerCase(Locale.ROOT) + ".");
    }
}
