package io.tokenspeed.hub.publishing;

import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;

/**
 * What one device did on a day with one model.
 *
 * @param deviceId the device
 * @param provider the model's provider
 * @param model the model
 * @param totals the sums of the device
 */
record DeviceShare(String deviceId, String provider, String model, UsageTotals totals) {
    /** A share from sums by device, provider and model. */
    static DeviceShare of(UsageRow row) {
        return new DeviceShare(row.keys().get(0), row.keys().get(1), row.keys().get(2), row.totals());
    }
}
