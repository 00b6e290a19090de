package io.tokenspeed.store.hub.device;

import io.tokenspeed.model.device.DeviceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an upload needs to know about its device. */
record DeviceRow(
        long number,
        DeviceStatus status,
        @Nullable String lastSeenOn,
        @Nullable String agentVersion) {
    /** The columns from this one on. */
    static DeviceRow read(ResultSet row, int first) throws SQLException {
        return new DeviceRow(
                row.getLong(first),
                DeviceStatus.valueOf(row.getString(first + 1)),
                row.getString(first + 2),
                row.getString(first + 3));
    }

    /** The same after an upload; what is not told stays, and a day never goes back. */
    DeviceRow seen(String day, @Nullable String version) {
        boolean later = lastSeenOn == null || lastSeenOn.compareTo(day) < 0;
        return new DeviceRow(number, status, later ? day : lastSeenOn, version == null ? agentVersion : version);
    }
}
