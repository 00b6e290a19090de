package io.tokenspeed.store.hub.device;

import io.tokenspeed.model.device.DeviceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of a device that an upload needs. */
record DeviceRow(
        long number,
        DeviceStatus status,
        @Nullable String lastSeenOn,
        @Nullable String programVersion) {
    /** Reads a device from the columns that start at {@code first}. */
    static DeviceRow read(ResultSet row, int first) throws SQLException {
        return new DeviceRow(
                row.getLong(first),
                DeviceStatus.valueOf(row.getString(first + 1)),
                row.getString(first + 2),
                row.getString(first + 3));
    }

    /**
     * Returns this device after an upload: the day never goes back, and the version stays where the upload has none.
     */
    DeviceRow seen(String day, @Nullable String version) {
        boolean later = lastSeenOn == null || lastSeenOn.compareTo(day) < 0;
        return new DeviceRow(number, status, later ? day : lastSeenOn, version == null ? programVersion : version);
    }
}
