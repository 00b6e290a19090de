package io.tokenspeed.hub.http;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ErrorCode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpException;

/** Serves the protocol's routes: finds the route by its raw path, lets it answer, and turns every failure into a problem. */
public final class ProtocolServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger logger = System.getLogger("io.tokenspeed.hub.access");
    private static final int BUSY_SECONDS = 30;

    private final transient Routes routes;
    private final transient SourceLimit limit;
    private final transient SourceAddress addresses;
    private final transient Clock clock;
    private final transient Observer observer;

    /**
     * A servlet for some routes.
     *
     * @param proxies addresses whose word on a request's source is taken
     */
    public ProtocolServlet(
            List<Route> routes, SourceLimit limit, List<String> proxies, Clock clock, Observer observer) {
        this.routes = new Routes(routes);
        this.limit = limit;
        this.addresses = new SourceAddress(proxies);
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        long now = clock.instant().getEpochSecond();
        InetAddress source = addresses.of(request);
        WireRequest wire = new WireRequest(
                request, RequestIds.next(), SourceAddress.limited(source), SourceAddress.noted(source), now);
        String path = routes.name(request.getRequestURI());
        String code = "ok";
        try {
            limit.check(wire.source());
            Answer answer = routes.find(wire).answer(wire);
            write(response, answer.status(), "application/json", answer.headers(), JsonText.object(answer.body()));
        } catch (Refusal refusal) {
            code = refuse(response, refusal, wire);
        } catch (StorageException unusable) {
            logger.log(System.Logger.Level.WARNING, "The database cannot be used.", unusable);
            code = refuse(response, busy(ErrorCode.OVERLOADED), wire);
        } catch (HttpException.RuntimeException server) {
            throw server;
        } catch (RuntimeException fault) {
            logger.log(System.Logger.Level.ERROR, "A request failed.", fault);
            code = refuse(response, Refusal.of(ErrorCode.INTERNAL), wire);
        }
        observer.answered(path, code, System.nanoTime() - start);
        note(code.equals("ok") ? System.Logger.Level.DEBUG : System.Logger.Level.INFO, wire, path, code);
    }

    /** A refusal for a while; the seconds differ, so that clients do not come back all at once. */
    public static Refusal busy(ErrorCode code) {
        return Refusal.retryAfter(code, 1 + ThreadLocalRandom.current().nextInt(BUSY_SECONDS));
    }

    private static String refuse(HttpServletResponse response, Refusal refusal, WireRequest wire) throws IOException {
        if (refusal.code().status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "TS1-HMAC-SHA256 realm=\"tokenspeed\"");
        }
        byte[] body = Problem.of(refusal, wire.requestId(), wire.receivedAt());
        write(response, refusal.code().status(), Problem.MEDIA_TYPE, refusal.headers(), body);
        return refusal.code().text();
    }

    private static void write(
            HttpServletResponse response, int status, String type, Map<String, String> headers, byte[] body)
            throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void note(System.Logger.Level level, WireRequest wire, String path, String code) {
        if (logger.isLoggable(level)) {
            logger.log(
                    level,
                    "request=" + wire.requestId() + " source=" + wire.network() + " path=" + path + " code=" + code);
        }
    }
}
