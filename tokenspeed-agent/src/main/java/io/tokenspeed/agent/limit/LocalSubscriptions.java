package io.tokenspeed.agent.limit;

import io.tokenspeed.agent.config.PlanFile;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.subscription.Subscriptions;
import java.util.List;

/** The subscriptions that the user declared in a file, joined with those that tools told with their limits. */
public final class LocalSubscriptions {
    private LocalSubscriptions() {}

    /**
     * Reads the file.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the file cannot be read or a line is malformed; the
     *     message names line and field
     */
    public static Subscriptions of(List<LimitReport> told, Environment environment) {
        return Subscriptions.of(PlanFile.read(environment), told);
    }
}
