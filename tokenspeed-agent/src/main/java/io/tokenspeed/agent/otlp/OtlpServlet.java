package io.tokenspeed.agent.otlp;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.server.body.LargeBodies;
import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/traces}, {@code /v1/logs} and {@code /v1/metrics} of OTLP over HTTP, for senders with a token. Source:
 * the specification of OTLP 1.11.
 */
public final class OtlpServlet extends HttpServlet {
    /** The paths of this servlet, and how long their bodies may be. */
    public static final LargeBodies BODIES = new LargeBodies(
            Set.of(OtlpSignal.TRACES.path(), OtlpSignal.LOGS.path(), OtlpSignal.METRICS.path()), OtlpLimits.BYTES);

    private static final long serialVersionUID = 1L;

    private final transient @Nullable OtlpReceiver receiver;
    private final transient Predicate<HttpServletRequest> mayFeed;

    /**
     * Creates a servlet.
     *
     * @param receiver takes what comes; null where nothing is received
     * @param mayFeed whether a request holds a token that may feed data
     */
    public OtlpServlet(@Nullable OtlpReceiver receiver, Predicate<HttpServletRequest> mayFeed) {
        this.receiver = receiver;
        this.mayFeed = mayFeed;
    }

    /** Whether anything is received. */
    public boolean isReceiving() {
        return receiver != null;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OtlpSignal signal = OtlpSignal.of(request.getRequestURI()).orElse(null);
        Problem problem = problem(request, signal);
        if (problem != null || signal == null || receiver == null) {
            (problem == null ? Problem.of(404, "Not found", "Nothing is received here.") : problem).sendTo(response);
            return;
        }
        OtlpAnswer answer = new OtlpAnswer(signal, OtlpAnswer.JSON.equals(type(request)));
        try {
            take(receiver, answer, request, response);
        } catch (OtlpException refused) {
            answer.refused(refused.status(), String.valueOf(refused.getMessage()), response);
        } catch (ZipException | EOFException cut) {
            answer.refused(400, "The body is cut, or not compressed as Content-Encoding says.", response);
        } catch (StorageException unusable) {
            answer.refused(503, String.valueOf(unusable.getMessage()), response);
        } catch (IOException unusable) {
            answer.refused(503, "The database cannot be written now; send this again later.", response);
        }
    }

    private @Nullable Problem problem(HttpServletRequest request, @Nullable OtlpSignal signal) {
        if (receiver == null || signal == null) {
            return Problem.of(404, "Not found", "No telemetry is received here; start the server with TS_OTLP=1.");
        }
        if (!request.getMethod().equals("POST")) {
            return Problem.of(405, "Method not allowed", "Telemetry must be sent by POST.", "method", List.of("POST"));
        }
        if (!mayFeed.test(request)) {
            return Problem.of(
                    401,
                    "Token needed",
                    "This needs the token that the file ingest-token beside the database holds, as X-TS-Token or as"
                            + " \"Authorization: Bearer ...\".",
                    "X-TS-Token",
                    List.of());
        }
        List<String> types = List.of(OtlpAnswer.PROTOBUF, OtlpAnswer.JSON);
        return types.contains(type(request))
                ? null
                : Problem.of(
                        415,
                        "Unsupported media type",
                        "The body must be Protocol Buffers or JSON.",
                        "Content-Type",
                        types);
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static void take(
            OtlpReceiver receiver, OtlpAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        InputStream body = OtlpBody.of(request);
        if (body == null) {
            answer.taken(0, "", response);
            return;
        }
        OtlpBatch batch = receiver.take(answer.signal(), answer.json(), body);
        answer.taken(batch.rejected(), batch.reason(), response);
    }
}
