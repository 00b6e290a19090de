package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.UsageReader;

/** Everything that a dashboard reads of a storage. Never writes requests. Safe for use by several threads. */
public interface DashboardReader {
    /** Sums by our definitions. */
    UsageReader usage();

    /** Sums by the predecessor's definitions. */
    PredecessorUsageReader compatible();

    /** Single requests. */
    RequestHistory requests();

    /** Sessions, made from their requests. */
    SessionHistory sessions();

    /** The projects that are known. */
    ProjectList projects();

    /** What was stored lately, in the order it came. */
    Arrivals arrivals();

    /**
     * The same for one device, where there are devices.
     *
     * @throws UnsupportedOperationException if this storage knows none
     */
    default DashboardReader ofDevice(String deviceId) {
        throw new UnsupportedOperationException("this storage knows no devices, so not " + deviceId);
    }
}
