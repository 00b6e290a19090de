package io.tokenspeed.dashboard.answer;

import io.tokenspeed.dashboard.query.BadQueryException;
import io.tokenspeed.model.storage.StorageException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Locale;

/** Turns whatever a resource throws into a {@link Problem}. */
public final class Problems implements ExceptionMapper<Throwable> {
    private static final System.Logger logger = System.getLogger(Problems.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        Problem problem = problem(thrown);
        return Response.status(problem.status())
                .type(Problem.TYPE)
                .entity(problem.json())
                .build();
    }

    private static Problem problem(Throwable thrown) {
        if (thrown instanceof BadQueryException wrong) {
            return new Problem(400, "Bad request", String.valueOf(wrong.getMessage()), wrong.field(), wrong.allowed());
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

    private static Problem http(Response response) {
        int status = response.getStatus();
        if (status == 404) {
            return Problem.of(404, "Not found", "There is nothing at this path; GET /api/meta lists what there is.");
        }
        if (status == 405) {
            List<String> allowed =
                    response.getAllowedMethods().stream().sorted().toList();
            return new Problem(405, "Method not allowed", "This path cannot be used that way.", "method", allowed);
        }
        String reason = response.getStatusInfo().getReasonPhrase();
        return Problem.of(status, reason, "The request was refused: " + reason.toLowerCase(Locale.ROOT) + ".");
    }
}
