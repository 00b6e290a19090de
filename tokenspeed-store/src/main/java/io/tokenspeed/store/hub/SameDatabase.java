package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.BucketRevision;
import io.tokenspeed.model.hub.DeviceRecord;
import io.tokenspeed.model.hub.LegacyBucket;
import io.tokenspeed.model.hub.RecordVerdict;
import io.tokenspeed.model.hub.UsageRecord;
import io.tokenspeed.model.wire.BucketRecord;
import io.tokenspeed.store.hub.Buckets.Bucket;
import io.tokenspeed.store.hub.Places.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A token half in the tables beside those of the admin half, written in the same transaction with few statements. */
final class SameDatabase implements TokenHalf {
    private static final String ITS_SERIES = " WHERE series_id IN (SELECT series_id FROM series WHERE device_no = ?)";

    private final SeriesIds series = new SeriesIds();

    @Override
    public Written put(HubSession session, UploadDevices devices, List<DeviceRecord> records) throws SQLException {
        Places places = new Places();
        List<Place> placed = records.stream()
                .map(record -> places.of(
                        devices.number(record.deviceId()), record.record().key()))
                .toList();
        series.number(session, places.series());
        Buckets buckets = new Buckets(session);
        buckets.load(placed.stream().map(Place::id).toList());
        List<RecordVerdict> verdicts = new ArrayList<>(records.size());
        for (int i = 0; i < placed.size(); i++) {
            verdicts.add(put(buckets, placed.get(i).id(), records.get(i).record()));
        }
        buckets.write();
        return new Written(verdicts, () -> series.keep(places.series()));
    }

    private static RecordVerdict put(Buckets buckets, Buckets.Id id, UsageRecord record) {
        return record instanceof LegacyBucket legacy
                ? put(buckets, id, legacy)
                : put(buckets, id, ((BucketRevision) record).record());
    }

    private static RecordVerdict put(Buckets buckets, Buckets.Id id, BucketRecord record) {
        Bucket stored = buckets.get(id);
        if (stored == null || stored.revision() < record.revision()) {
            buckets.put(id, new Bucket(record.revision(), record.saltEpoch(), record.digest(), Sums.of(record.sums())));
            return RecordVerdict.ACCEPTED;
        }
        if (stored.revision() > record.revision()) {
            return RecordVerdict.stale(stored.revision());
        }
        return stored.digest().equals(record.digest())
                ? RecordVerdict.DUPLICATE
                : RecordVerdict.conflict(stored.revision());
    }

    private static RecordVerdict put(Buckets buckets, Buckets.Id id, LegacyBucket bucket) {
        Bucket stored = buckets.get(id);
        if (stored != null && bucket.sums().requests() < stored.sums().requests()) {
            return RecordVerdict.DUPLICATE;
        }
        int revision = stored == null ? 1 : stored.revision() + 1;
        buckets.put(id, new Bucket(revision, 0, "", Sums.of(bucket)));
        return RecordVerdict.ACCEPTED;
    }

    @Override
    public void erase(HubSession session, long deviceNo, String deviceId) {
        eraseUsage(session.handle(), deviceNo);
        session.handle().execute("DELETE FROM series WHERE device_no = ?", deviceNo);
    }

    @Override
    public void check() {}

    /** Leaves the numbers of the series, which every node may have in memory and use again. */
    static void eraseUsage(Handle handle, long deviceNo) {
        handle.execute("DELETE FROM usage_bucket" + ITS_SERIES, deviceNo);
        handle.execute("DELETE FROM usage_hour" + ITS_SERIES, deviceNo);
        handle.execute("DELETE FROM usage_day" + ITS_SERIES, deviceNo);
    }
}
