package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.Upstream;
import io.tokenspeed.gateway.record.AttemptEnding;
import io.tokenspeed.model.request.ErrorKind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How the gateway and its upstreams are, by the latest attempts. Nobody is asked for it. Safe for use by many threads. */
public final class GatewayHealth {
    private static final System.Logger LOGGER = System.getLogger(GatewayHealth.class.getName());

    private final String version;
    private final List<Upstream> upstreams;
    private final Map<String, Boolean> up = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Creates the health of a gateway of which nothing is known yet. */
    public GatewayHealth(String version, List<Upstream> upstreams) {
        this.version = version;
        this.upstreams = List.copyOf(upstreams);
    }

    void began() {
        open.incrementAndGet();
    }

    void ended() {
        open.decrementAndGet();
    }

    /** Returns how many exchanges are open. */
    public int open() {
        return open.get();
    }

    void noted(Upstream upstream, AttemptEnding ending) {
        ErrorKind error = ending.error();
        if (ending.error() != null || ending.equals(AttemptEnding.COMPLETE)) {
            up.put(upstream.name(), error != ErrorKind.SERVER && error != ErrorKind.TIMEOUT);
        }
    }

    void failed(Throwable failure) {
        LOGGER.log(System.Logger.Level.ERROR, "An exchange failed inside the gateway", failure);
    }

    String json() {
        JsonObject states = new JsonObject();
        for (Upstream upstream : upstreams) {
            Boolean state = up.get(upstream.name());
            states.put(upstream.name(), state == null ? "unknown" : state ? "up" : "down");
        }
        return new JsonObject()
                .put("status", "ok")
                .put("version", version)
                .put("upstreams", states)
                .encode();
    }
}
