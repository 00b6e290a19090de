package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublishedCell;
import io.tokenspeed.model.published.PublishedDays;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.UploadDevices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code public_day}, {@code public_cell} and {@code public_share}. */
record SqlPublishedDays(HubDatabase database) implements PublishedDays {
    private static final String BETWEEN = " WHERE day_start BETWEEN ? AND ?";

    static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    static LocalDate day(long start) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(start), ZoneOffset.UTC);
    }

    @Override
    public Set<LocalDate> days(LocalDate first, LocalDate last) {
        return database.read(session -> session
                .handle()
                .select("SELECT day_start FROM public_day" + BETWEEN, start(first), start(last))
                .mapTo(Long.class)
                .list()
                .stream()
                .map(SqlPublishedDays::day)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Locks the devices, so that none is erased before their cells are committed. */
    @Override
    public boolean publish(LocalDate day, List<PublicCell> cells) {
        List<String> ids = cells.stream()
                .flatMap(cell -> cell.deviceIds().stream())
                .distinct()
                .toList();
        return database.with(Patience.LONG).write(session -> {
            UploadDevices devices = UploadDevices.lock(session, ids);
            if (!devices.areAllThere(ids) || !begin(session.handle(), day)) {
                return false;
            }
            for (PublicCell cell : cells) {
                share(session.handle(), PublicCellRow.add(session.handle(), cell.cell()), cell, devices);
            }
            return true;
        });
    }

    /** Returns false if the day was published before, also a moment ago by another node. */
    private static boolean begin(Handle handle, LocalDate day) {
        return handle.execute("INSERT INTO public_day (day_start) VALUES (?) ON CONFLICT DO NOTHING", start(day)) == 1;
    }

    private static void share(Handle handle, long cell, PublicCell of, UploadDevices devices) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO public_share (device_no, cell_id) VALUES (?, ?)");
        of.deviceIds().forEach(id -> batch.add(devices.number(id), cell));
        batch.execute();
    }

    @Override
    public List<PublishedCell> cells(LocalDate first, LocalDate last) {
        return database.with(Patience.READING)
                .read(session -> session
                        .handle()
                        .select("SELECT * FROM public_cell" + BETWEEN, start(first), start(last))
                        .map((row, context) -> PublicCellRow.read(row))
                        .list()
                        .stream()
                        .sorted(PublishedCell.ORDER)
                        .toList());
    }

    /** Deletes the cells in which a device has a share. */
    static void erase(Handle handle, long deviceNo) {
        String its = " WHERE cell_id IN (SELECT cell_id FROM public_share WHERE device_no = ?)";
        handle.execute("DELETE FROM public_cell" + its, deviceNo);
        handle.execute("DELETE FROM public_share" + its, deviceNo);
    }
}
