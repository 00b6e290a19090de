package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.gateway.dialect.Envelopes;
import io.tokenspeed.gateway.dialect.GatewayRefusal;
import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.dialect.RefusedException;
import io.tokenspeed.gateway.door.DoorCheck;
import io.tokenspeed.gateway.record.AttemptEnding;
import io.tokenspeed.gateway.record.Outcome;
import io.tokenspeed.gateway.record.Served;
import io.tokenspeed.gateway.route.Route;
import io.tokenspeed.gateway.route.Surface.Use;
import io.tokenspeed.server.log.RequestIds;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client: it is checked, read, passed on to one upstream after the other until one answers, and answered.
 * Everything of it happens on one event loop.
 */
final class Exchange {
    static final String REQUEST_ID = "x-tokenspeed-request-id";

    private static final int MOST_ATTEMPTS = 3;
    private static final int NO_CONTENT = 204;

    private final Loop loop;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String id = RequestIds.next();
    private final long began = System.nanoTime();
    private long arrived = began;
    private long queued;
    private String template = "none";
    private @Nullable RefusalCode refused;
    private @Nullable Outcome last;
    private ApiDialect dialect = ApiDialect.OWN;
    private @Nullable Attempt attempt;
    private boolean ended;

    Exchange(Loop loop, HttpServerRequest request) {
        this.loop = loop;
        this.request = request;
        this.response = request.response();
    }

    String id() {
        return id;
    }

    /** Returns when the last byte of the request arrived, as an instant of the monotonic clock. */
    long arrived() {
        return arrived;
    }

    HttpServerResponse response() {
        return response;
    }

    void begin() {
        response.putHeader(REQUEST_ID, id);
        response.closeHandler(closed -> clientLeft());
        response.exceptionHandler(failure -> clientLeft());
        request.exceptionHandler(failure -> clientLeft());
        try {
            if (DoorCheck.isPreflight(request)) {
                loop.shared().door().check(request);
                DoorCheck.allow(request);
                response.setStatusCode(NO_CONTENT);
                end();
                return;
            }
            Route route = loop.shared().router().find(request.method().name(), request.uri());
            dialect = route.surface().dialect();
            template = route.surface().template();
            loop.shared().door().check(request);
            DoorCheck.allow(request);
            take(route);
        } catch (RefusedException refused) {
            refuse(refused.refusal());
        }
    }

    private void take(Route route) {
        Use use = route.surface().use();
        switch (use) {
            case METERED, PASSED, MODELS -> read(route);
            case HEALTH -> answer(loop.health());
            case PROBE -> end();
            case REFUSED ->
                throw new RefusedException(
                        RefusalCode.FORBIDDEN, "The gateway passes on requests to models and manages no server.");
            case UPGRADE ->
                throw new RefusedException(
                        RefusalCode.UPGRADE_REFUSED, "The gateway speaks plain HTTP here, no WebSocket.");
        }
    }

    private void read(Route route) {
        int most = loop.shared().settings().limits().bodyBytes();
        RequestBody.read(request, most, body -> pass(route, body), () -> {
            response.putHeader("Connection", "close");
            refuse(GatewayRefusal.of(RefusalCode.BODY_TOO_LARGE, "The body must be at most " + most + " bytes."));
        });
    }

    private void pass(Route route, Buffer body) {
        if (ended) {
            return;
        }
        arrived = System.nanoTime();
        try {
            Asking asking = Askings.of(loop.shared(), request, route, body, id);
            next(new Attempt(this, loop, asking, new Attempt.Try(1, 0, true)));
        } catch (RefusedException refused) {
            refuse(refused.refusal());
        }
    }

    private void next(Attempt following) {
        attempt = following;
        following.start();
    }

    /**
     * An attempt ended before anything of an answer had arrived.
     *
     * @param again the attempt to make in its place; null for none
     */
    void unanswered(AttemptEnding ending, @Nullable Attempt again) {
        if (ended) {
            return;
        }
        if (again != null && again.number() <= MOST_ATTEMPTS) {
            next(again);
            return;
        }
        refuse(
                ending.equals(AttemptEnding.TIMEOUT)
                        ? GatewayRefusal.of(RefusalCode.UPSTREAM_TIMEOUT, "The provider did not answer in time.")
                        : GatewayRefusal.of(RefusalCode.UPSTREAM_UNREACHABLE, "The provider cannot be reached."));
    }

    /** Whether an attempt after one with a number can be made at another upstream. */
    static boolean mayFollow(int number) {
        return number < MOST_ATTEMPTS;
    }

    /** The answer is complete. */
    void end() {
        ended = true;
        response.end();
        close();
    }

    /** The answer broke off at the upstream, and so it does for the client. */
    void breakOff() {
        ended = true;
        request.connection().close();
        close();
    }

    private void clientLeft() {
        if (!ended) {
            ended = true;
            Attempt current = attempt;
            if (current != null) {
                current.cancel(AttemptEnding.CLIENT_LEFT);
            }
            close();
        }
    }

    /** Ends the exchange because the gateway stops. */
    void shutDown() {
        Attempt current = attempt;
        if (!ended && current != null) {
            current.cancel(AttemptEnding.SHUTDOWN);
        }
        breakOff();
    }

    /** Lets the current attempt look at the time. */
    void tick(long now) {
        Attempt current = attempt;
        if (current != null && !ended) {
            current.tick(now);
        }
    }

    private void answer(String json) {
        ended = true;
        ownHeaders();
        response.putHeader("Content-Type", "application/json").end(json);
        close();
    }

    private void refuse(GatewayRefusal refusal) {
        if (ended) {
            return;
        }
        ended = true;
        refused = refusal.code();
        ownHeaders();
        response.putHeader("x-tokenspeed-error", refusal.code().text());
        Integer retry = refusal.retryAfterSeconds();
        if (retry != null) {
            response.putHeader("Retry-After", retry.toString());
        }
        if (refusal.code() == RefusalCode.BUDGET_EXCEEDED) {
            response.putHeader("x-should-retry", "false");
        }
        response.setStatusCode(refusal.code().status(dialect))
                .putHeader("Content-Type", "application/json")
                .end(Envelopes.of(dialect, refusal, id));
        close();
    }

    /** An attempt has ended. */
    void noted(Outcome outcome) {
        last = outcome;
    }

    /** An upstream gets the request now. */
    void sent(long now) {
        queued = queued == 0 ? now - arrived : queued;
    }

    private void close() {
        Served.Answered answered = new Served.Answered(
                response.headWritten() || response.ended() ? response.getStatusCode() : 0,
                refused,
                System.nanoTime() - began,
                queued,
                request.bytesRead(),
                response.bytesWritten());
        loop.ended(this, request.connection());
        loop.shared()
                .recording()
                .served(new Served(
                        id, new Served.AskedRoute(request.method().name(), template, dialect), answered, last));
    }

    private void ownHeaders() {
        response.putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Referrer-Policy", "no-referrer");
    }
}
