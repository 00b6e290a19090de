package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.upload.BucketRevision;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.upload.UsageRecord;
import io.tokenspeed.store.hub.change.UsageChanges;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.UploadDevices;
import io.tokenspeed.store.hub.ingest.BucketLocations.Place;
import io.tokenspeed.store.hub.sums.Buckets;
import io.tokenspeed.store.hub.sums.Buckets.Bucket;
import io.tokenspeed.store.hub.sums.Sums;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A token half in the same database as the admin half, written in the same transaction with few statements. */
public final class SameDatabase implements TokenHalf {
    private static final String ITS_SERIES = " WHERE series_id IN (SELECT series_id FROM series WHERE device_no = ?)";

    private final SeriesIds series = new SeriesIds();

    @Override
    public Written put(HubSession session, UploadDevices devices, List<DeviceRecord> records) throws SQLException {
        BucketLocations places = new BucketLocations();
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
        changes(devices, records, verdicts).write(session);
        return new Written(verdicts, () -> series.keep(places.series()));
    }

    private static UsageChanges changes(
            UploadDevices devices, List<DeviceRecord> records, List<RecordVerdict> verdicts) {
        UsageChanges changes = new UsageChanges();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i).equals(RecordVerdict.ACCEPTED)) {
                DeviceRecord record = records.get(i);
                changes.add(
                        devices.number(record.deviceId()), record.record().key().start());
            }
        }
        return changes;
    }

    private static RecordVerdict put(Buckets buckets, Buckets.Id id, UsageRecord record) {
        return record instanceof PredecessorBucket legacy
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

    private static RecordVerdict put(Buckets buckets, Buckets.Id id, PredecessorBucket bucket) {
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
        UsageChanges.forget(session.handle(), deviceNo);
        session.handle().execute("DELETE FROM series WHERE device_no = ?", deviceNo);
    }

    @Override
    public Patience erasing() {
        return Patience.LONG;
    }

    @Override
    public void check() {}

    /** Deletes usage but not the numbers of the series: any node may have them in memory and use them again. */
    public static void eraseUsage(Handle handle, long deviceNo) {
        UsageChanges.markAll(handle, deviceNo);
        handle.execute("DELETE FROM usage_bucket" + ITS_SERIES, deviceNo);
        handle.execute("DELETE FROM usage_hour" + ITS_SERIES, deviceNo);
        handle.execute("DELETE FROM usage_day" + ITS_SERIES, deviceNo);
    }
}
