package io.tokenspeed.dashboard.alert;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries stand. Notifications of a desktop are left out: a machine may have none, and a missed one is over.
 *
 * @param waiting how many wait for another try
 * @param failed how many failed for good in the last seven days
 * @param lastError the target of the newest of these, and why; null where none failed
 */
public record DeliveryCounts(
        long waiting, long failed, @Nullable String lastError) {
    private static final String DESKTOP = "desktop";
    private static final int MOST = 10_000;
    private static final Duration RECENT = Duration.ofDays(7);

    /** Counts the deliveries of a table. */
    public static DeliveryCounts of(AlertTable table, Instant now) {
        List<AlertDelivery> failed = table.deliveries(AlertDelivery.Status.FAILED, MOST).stream()
                .filter(delivery -> delivery.progress().nextAt().isAfter(now.minus(RECENT)))
                .filter(delivery -> !delivery.target().equals(DESKTOP))
                .toList();
        AlertDelivery newest = failed.isEmpty() ? null : failed.get(0);
        return new DeliveryCounts(
                table.deliveries(AlertDelivery.Status.WAITING, MOST).size(),
                failed.size(),
                newest == null
                        ? null
                        : newest.target() + ": " + newest.progress().lastError());
    }
}
