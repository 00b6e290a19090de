package io.tokenspeed.hub.http;

import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.log.FailureLog;
import io.tokenspeed.server.log.RequestIds;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
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
    private final transient FailureLog failures = new FailureLog(logger);

    /**
     * A servlet for some routes.
     *
     * @param proxies addresses of proxies whose {@code X-Forwarded-For} header is believed
     */
    public ProtocolServlet(
            List<RawRoute> routes, SourceLimit limit, Set<InetAddress> proxies, Clock clock, Observer observer) {
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
        SourceAddress.Source source = addresses.of(request);
        WireRequest wire = new WireRequest(request, RequestIds.next(), source.limited(), source.noted(), now);
        String path = routes.name(request.getRequestURI());
        Outcome outcome = outcome(wire);
        observer.answered(path, outcome.code(), System.nanoTime() - start);
        note(wire, path, outcome.code());
        if (wire.leavesBody()) {
            response.setHeader("Connection", "close");
        }
        outcome.write(response);
    }

    private Outcome outcome(WireRequest wire) throws IOException {
        try {
            limit.check(wire.source());
            return Outcome.of(routes.find(wire).answer(wire));
        } catch (Refusal refusal) {
            return Outcome.of(refusal, wire);
        } catch (DeviceRevokedException revoked) {
            return Outcome.of(Refusal.of(ErrorCode.DEVICE_REVOKED), wire);
        } catch (StorageException unusable) {
            failures.log("The database cannot be used", unusable);
            return Outcome.of(busy(ErrorCode.OVERLOADED), wire);
        } catch (HttpException.RuntimeException server) {
            throw server;
        } catch (RuntimeException fault) {
            failures.log("A request failed", fault);
            return Outcome.of(Refusal.of(ErrorCode.INTERNAL), wire);
        }
    }

    /**
     * A refusal that asks to retry within 30 seconds; the seconds differ, so that clients do not come back all at once.
     */
    public static Refusal busy(ErrorCode code) {
        return Refusal.retryAfter(code, busySeconds());
    }

    static int busySeconds() {
        return 1 + ThreadLocalRandom.current().nextInt(BUSY_SECONDS);
    }

    private static void note(WireRequest wire, String path, String code) {
        System.Logger.Level level = code.equals(Outcome.OK) ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
        if (logger.isLoggable(level)) {
            logger.log(
                    level,
                    "request=" + wire.requestId() + " source=" + wire.network() + " path=" + path + " code=" + code);
        }
    }
}
