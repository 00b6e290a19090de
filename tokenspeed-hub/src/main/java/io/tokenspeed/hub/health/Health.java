package io.tokenspeed.hub.health;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What must be well for uploads to be stored. */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> parts;

    /**
     * A health of parts.
     *
     * @param parts by name, questions that are answered with one sentence on what is wrong, or with nothing
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
