package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.Credential;
import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.gateway.record.AttemptEnding;
import io.tokenspeed.gateway.record.Clients;
import io.tokenspeed.gateway.record.Outcome;
import io.tokenspeed.gateway.route.Surface.Use;
import io.tokenspeed.gateway.wire.HeaderRules;
import io.tokenspeed.gateway.wire.UsageRequest;
import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.model.storage.GatewayPairs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One try to have an upstream answer a request. */
final class Attempt {
    private static final Set<Integer> RETRIED = Set.of(502, 503, 504, 529);

    private final Exchange exchange;
    private final Loop loop;
    private final Asking asking;
    private final Try at;
    private final EventMarks marks = new EventMarks();
    private final long started = System.nanoTime();
    private long sent = started;
    private @Nullable HttpClientRequest request;
    private @Nullable Relay relay;
    private boolean askedUsage;
    private boolean reused;
    private boolean over;

    /**
     * Which try of its request this is.
     *
     * @param number 1 for the first
     * @param upstream the place of its upstream among those that may answer
     * @param asksUsage whether the stream may be asked to report its usage
     */
    record Try(int number, int upstream, boolean asksUsage) {}

    Attempt(Exchange exchange, Loop loop, Asking asking, Try at) {
        this.exchange = exchange;
        this.loop = loop;
        this.asking = asking;
        this.at = at;
    }

    int number() {
        return at.number;
    }

    Asking asking() {
        return asking;
    }

    Upstream upstream() {
        return asking.content().upstreams().get(at.upstream);
    }

    EventMarks marks() {
        return marks;
    }

    /** Returns the times that a client may see: in the gateway, for the connection, and at the provider so far. */
    String serverTiming(long arrived, long now) {
        return "gateway;dur=" + millis(started - arrived) + ", connect;dur=" + millis(sent - started)
                + ", provider;dur=" + millis(now - sent);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }

    boolean isMetered() {
        return asking.route().surface().use() == Use.METERED;
    }

    /** Whether the gateway asked the stream for its usage, which the client does not expect. */
    boolean askedUsage() {
        return askedUsage;
    }

    private boolean wantsUsage() {
        boolean chat = asking.route().path().equals("/v1/chat/completions");
        return chat
                && at.asksUsage
                && asking.content().isChangeable()
                && upstream().options().asksUsage()
                && loop.usageRefusals()
                        .accepts(upstream(), asking.content().asked().model())
                && UsageRequest.isWanted(asking.content().scan());
    }

    void start() {
        marks.sent(started, loop.shared().clock().millis());
        Upstream upstream = upstream();
        RequestOptions options = new RequestOptions()
                .setMethod(asking.method())
                .setHost(upstream.url().getHost())
                .setPort(upstream.port())
                .setSsl(upstream.isSecure())
                .setURI(uri(upstream));
        loop.clients()
                .of(upstream)
                .request(options)
                .onComplete(this::connected, failure -> failed(AttemptEnding.UNREACHABLE, nextUpstream(true)));
    }

    private String uri(Upstream upstream) {
        String path = asking.route().path();
        // The addresses of OpenAI's dialect end with the version, because those of other providers have other ones.
        String rest = upstream.dialect() == ApiDialect.OPENAI ? path.substring("/v1".length()) : path;
        String query = asking.route().query();
        String credential = upstream.credential() instanceof Credential.Client ? asking.credentialQuery() : null;
        String all = query == null ? credential : credential == null ? query : query + "&" + credential;
        return upstream.url().getRawPath() + rest + (all == null ? "" : "?" + all);
    }

    private void connected(HttpClientRequest made) {
        if (over) {
            made.reset();
            return;
        }
        request = made;
        reused = loop.clients().isReused(made.connection());
        HeaderRules.toUpstream(asking.headers(), made.headers(), upstream(), isMetered());
        if (upstream().options().tokenspeed()) {
            made.putHeader(
                    Clients.ATTEMPT,
                    asking.content().asked().client().tool() + ":" + GatewayPairs.KEY_PREFIX + exchange.id());
        }
        askedUsage = wantsUsage();
        Buffer body = askedUsage
                ? UsageRequest.in(asking.body().getBytes(), asking.content().scan())
                : asking.body();
        sent = System.nanoTime();
        exchange.sent(sent);
        marks.sent(sent, loop.shared().clock().millis());
        (body.length() == 0 && asking.headers().get("content-length") == null ? made.send() : made.send(body))
                .onComplete(this::answered, failure -> closedUnanswered());
    }

    /** A connection of the pool that the server closed as we wrote is no failure of the request. */
    private void closedUnanswered() {
        if (reused && !over) {
            over = true;
            exchange.unanswered(
                    AttemptEnding.UNREACHABLE,
                    new Attempt(exchange, loop, asking, new Try(at.number + 1, at.upstream, at.asksUsage)));
            return;
        }
        failed(AttemptEnding.UNREACHABLE, null);
    }

    private void answered(HttpClientResponse response) {
        if (over) {
            return;
        }
        Attempt next = nextUpstream(RETRIED.contains(response.statusCode()));
        if (next != null) {
            response.exceptionHandler(unwanted -> {});
            failed(AttemptEnding.ofStatus(response.statusCode()), next);
            reset();
            return;
        }
        relay = new Relay(exchange, this, loop, response);
        relay.begin();
    }

    private @Nullable Attempt nextUpstream(boolean wanted) {
        boolean there = at.upstream + 1 < asking.content().upstreams().size();
        return wanted && there && Exchange.mayFollow(at.number)
                ? new Attempt(exchange, loop, asking, new Try(at.number + 1, at.upstream + 1, at.asksUsage))
                : null;
    }

    /** The provider knows no usage of streams: asks again without, now and for a while. */
    void askWithoutUsage() {
        loop.usageRefusals().add(upstream(), asking.content().asked().model());
        over = true;
        exchange.unanswered(
                AttemptEnding.UNREACHABLE, new Attempt(exchange, loop, asking, new Try(at.number, at.upstream, false)));
    }

    private void failed(AttemptEnding ending, @Nullable Attempt next) {
        if (!over) {
            record(ending, null, false);
            exchange.unanswered(ending, next);
        }
    }

    /** Notes how the attempt ended. */
    void record(AttemptEnding ending, @Nullable AnswerReading reading, boolean heldBack) {
        over = true;
        loop.noted(upstream(), ending);
        if (isMetered()) {
            AnswerReading.AnsweredBy by = reading == null ? null : reading.answeredBy();
            String answering = by == null ? null : by.model();
            String model = asking.content().asked().model();
            Outcome outcome = new Outcome(
                    asking.content().asked(),
                    at.number,
                    upstream(),
                    ending,
                    marks.measured(System.nanoTime(), answering == null || answering.equals(model) ? null : answering),
                    heldBack,
                    reading);
            exchange.noted(outcome);
            loop.shared().recording().ended(outcome);
        }
    }

    /** Whether how the attempt ended is known. */
    boolean isOver() {
        return over;
    }

    /** Ends the attempt because nobody wants its answer. */
    void cancel(AttemptEnding ending) {
        if (over) {
            return;
        }
        Relay current = relay;
        if (current == null) {
            record(ending, null, false);
        } else {
            current.stop(ending);
        }
        reset();
    }

    private void reset() {
        HttpClientRequest made = request;
        if (made != null) {
            made.reset();
        }
    }

    /** Ends the attempt if its upstream takes too long. */
    void tick(long now) {
        Relay current = relay;
        if (over) {
            return;
        }
        if (current != null) {
            AttemptEnding stalled = current.stalled(now);
            if (stalled != null) {
                cancel(stalled);
                exchange.breakOff();
            }
        } else if (now - sent > upstream().patience().firstByte().toNanos()) {
            failed(AttemptEnding.TIMEOUT, nextUpstream(true));
            reset();
        }
    }
}
