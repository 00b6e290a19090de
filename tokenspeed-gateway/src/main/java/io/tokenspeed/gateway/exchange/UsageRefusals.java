package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.config.Upstream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which upstreams refused to report the usage of a stream, by model, so that they are not asked for a while. */
final class UsageRefusals {
    private static final long REMEMBERED = Duration.ofHours(1).toNanos();
    private static final int MOST = 1000;

    private final Map<String, Long> refusedAt = new HashMap<>();

    void add(Upstream upstream, @Nullable String model) {
        if (refusedAt.size() >= MOST) {
            refusedAt.clear();
        }
        refusedAt.put(key(upstream, model), System.nanoTime());
    }

    boolean accepts(Upstream upstream, @Nullable String model) {
        Long refused = refusedAt.get(key(upstream, model));
        return refused == null || System.nanoTime() - refused > REMEMBERED;
    }

    private static String key(Upstream upstream, @Nullable String model) {
        return upstream.name() + "/" + model;
    }
}
