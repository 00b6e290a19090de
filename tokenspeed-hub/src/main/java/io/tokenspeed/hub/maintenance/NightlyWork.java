package io.tokenspeed.hub.maintenance;

import io.tokenspeed.hub.publishing.DayPublisher;
import io.tokenspeed.model.hub.HubStorage;
import java.time.Clock;

/**
 * The work of every night.
 *
 * @param publishing publishes the days that are over; does nothing where nothing is public
 * @param drift checks the sums
 */
public record NightlyWork(Runnable publishing, DriftCheck drift) {
    /** The work of a hub that shows nothing publicly. */
    public static NightlyWork of(HubStorage storage) {
        return new NightlyWork(() -> {}, new DriftCheck(storage.tokens()));
    }

    /** The work of a hub whose public report needs a cohort of devices. */
    public static NightlyWork publishing(HubStorage storage, int cohort, Clock clock) {
        return new NightlyWork(new DayPublisher(storage, cohort, clock)::publish, new DriftCheck(storage.tokens()));
    }
}
