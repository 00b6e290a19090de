package io.tokenspeed.hub.health;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Combines the checks of all parts that uploads need. */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> parts;

    /**
     * A health of parts.
     *
     * @param parts by name, checks that return one sentence on what is wrong, or nothing
     */
    public Health(Map<String, Supplier<Optional<String>>> parts) {
        this.parts = new TreeMap<>(parts);
    }

    /** Whether uploads can be stored. */
    public boolean canStore() {
        return parts.values().stream().allMatch(part -> part.get().isEmpty());
    }

    /** Adds a check of each part. */
    public void addTo(HealthCheckRegistry checks) {
        parts.forEach((name, part) -> checks.register(name, new HealthCheck() {
            @Override
            protected Result check() {
                return part.get().map(Result::unhealthy).orElseGet(Result::healthy);
            }
        }));
    }
}
