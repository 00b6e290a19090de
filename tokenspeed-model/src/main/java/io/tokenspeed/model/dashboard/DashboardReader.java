package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.PromptSizeReader;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;

/** Everything that a dashboard reads of a storage. Never writes requests. Safe for use by several threads. */
public interface DashboardReader {
    /** Returns the reader of sums by tokenspeed's own definitions. */
    UsageReader usage();

    /** Returns the reader of sums by the predecessor's definitions. */
    PredecessorUsageReader predecessor();

    /** Returns the reader of single requests. */
    RequestHistory requests();

    /** Returns the reader of sessions, which are computed from their requests. */
    SessionHistory sessions();

    /**
     * Returns the reader of sessions with their interactions, days and users.
     *
     * @throws UnsupportedOperationException if this storage has no sessions, as that of a hub
     */
    default ActivityReader activity() {
        throw new UnsupportedOperationException("this storage knows no sessions");
    }

    /**
     * Returns the reader of speeds by the size of prompts.
     *
     * @throws UnsupportedOperationException if this storage knows no single requests, as that of a hub
     */
    default PromptSizeReader promptSizes() {
        throw new UnsupportedOperationException("this storage knows no single requests, so no sizes of prompts");
    }

    /** Returns the reader of the list of projects. */
    ProjectList projects();

    /** Returns the reader of newly stored requests, in the order of arrival. */
    Arrivals arrivals();

    /**
     * Returns a reader of one device's data alone.
     *
     * @throws UnsupportedOperationException if this storage has no devices, as a local one
     */
    default DashboardReader ofDevice(String deviceId) {
        throw new UnsupportedOperationException("this storage knows no devices, so not " + deviceId);
    }

    /**
     * Returns the sums of each device, most tokens first.
     *
     * @throws UnsupportedOperationException if this storage has no devices, as a local one
     */
    default List<DeviceSums> devices(UsageFilter filter) {
        throw new UnsupportedOperationException("this storage knows no devices, so none match " + filter);
    }
}
