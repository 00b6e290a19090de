package io.tokenspeed.store.query;

import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.store.hours.SpeedColumn;
import java.util.List;

/** Speeds by group and size of the prompt in a few arrays, because objects would take ten times the memory. Immutable. */
final class SizeBlock {
    private final List<SizeGroup> groups;
    private final long[] requests;
    private final SpeedColumn decode;
    private final SpeedColumn e2e;
    private final SpeedColumn ttft;

    SizeBlock(List<SizedSpeeds> rows) {
        groups = rows.stream().map(row -> new SizeGroup(row.keys(), row.size())).toList();
        requests = rows.stream().mapToLong(SizedSpeeds::requests).toArray();
        decode = SpeedColumn.of(rows.stream().map(SizedSpeeds::decode).toList());
        e2e = SpeedColumn.of(rows.stream().map(SizedSpeeds::e2e).toList());
        ttft = SpeedColumn.of(rows.stream().map(SizedSpeeds::ttft).toList());
    }

    int size() {
        return groups.size();
    }

    SizeGroup group(int row) {
        return groups.get(row);
    }

    long requests(int row) {
        return requests[row];
    }

    SpeedColumn decode() {
        return decode;
    }

    SpeedColumn e2e() {
        return e2e;
    }

    SpeedColumn ttft() {
        return ttft;
    }
}
