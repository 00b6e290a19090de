package io.tokenspeed.hub.metrics;

import com.codahale.metrics.health.HealthCheck;
import java.util.function.BooleanSupplier;

/** A health check of one question. */
public final class WorksCheck extends HealthCheck {
    private final BooleanSupplier works;

    /**
     * A check.
     *
     * @param works answers false or throws when it does not work
     */
    public WorksCheck(BooleanSupplier works) {
        this.works = works;
    }

    @Override
    protected Result check() {
        return works.getAsBoolean() ? Result.healthy() : Result.unhealthy("it has stopped");
    }
}
