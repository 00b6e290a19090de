package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublishedCell;
import io.tokenspeed.model.published.PublishedDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The published days, with the devices of each cell. */
record MemoryPublishedDays(HubRecords records) implements PublishedDays {
    @Override
    public Set<LocalDate> days(LocalDate first, LocalDate last) {
        synchronized (records) {
            return Set.copyOf(records.published.subMap(first, true, last, true).keySet());
        }
    }

    @Override
    public boolean publish(LocalDate day, List<PublicCell> cells) {
        synchronized (records) {
            boolean there =
                    cells.stream().allMatch(cell -> records.devices.keySet().containsAll(cell.deviceIds()));
            return there && records.published.putIfAbsent(day, List.copyOf(cells)) == null;
        }
    }

    @Override
    public List<PublishedCell> cells(LocalDate first, LocalDate last) {
        synchronized (records) {
            return records.published.subMap(first, true, last, true).values().stream()
                    .flatMap(List::stream)
                    .map(PublicCell::cell)
                    .sorted(PublishedCell.ORDER)
                    .toList();
        }
    }

    /** Deletes the cells in which a device has a share. */
    static void erase(HubRecords records, String deviceId) {
        records.published.replaceAll((day, cells) -> cells.stream()
                .filter(cell -> !cell.deviceIds().contains(deviceId))
                .toList());
    }
}
