package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.LegacyBucket;
import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.wire.BucketKey;
import io.tokenspeed.store.hub.SeriesIds.Series;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores uploads, all of a call in one transaction with as few statements as possible. */
final class Ingest {
    private final HubDatabase database;
    private final SeriesIds series = new SeriesIds();
    private final NonceCounts counts;

    Ingest(HubDatabase database, NonceCounts counts) {
        this.database = database;
        this.counts = counts;
    }

    /** What a transaction came to. */
    private record Stored(List<UploadResult> results, Map<Series, Long> series) {}

    List<UploadResult> store(List<Upload> uploads) {
        return uploads.isEmpty() ? List.of() : commit(session -> store(session, uploads));
    }

    UploadResult store(LegacyUpload upload) {
        return commit(session -> store(session, upload)).get(0);
    }

    private List<UploadResult> commit(HubDatabase.Work<Stored> work) {
        try {
            Stored stored = database.write(work);
            series.keep(stored.series());
            return stored.results();
        } catch (RuntimeException failure) {
            counts.clear();
            throw failure;
        }
    }

    private Stored store(HubSession session, List<Upload> uploads) throws SQLException {
        UploadDevices devices = UploadDevices.lock(
                session, uploads.stream().map(Upload::deviceId).toList());
        List<Admission> admissions = Admission.of(session, devices, counts, uploads);
        Set<Series> wanted = new LinkedHashSet<>();
        for (Admission admission : admissions) {
            admission.keys().forEach(key -> wanted.add(Series.of(admission.deviceNo(), key)));
        }
        Map<Series, Long> ids = series.of(session, wanted);
        Buckets buckets = new Buckets(session);
        List<Buckets.Id> touched = new ArrayList<>();
        for (Admission admission : admissions) {
            admission.keys().forEach(key -> touched.add(id(ids, admission.deviceNo(), key)));
        }
        buckets.load(touched);
        List<UploadResult> results = new ArrayList<>(uploads.size());
        for (Admission admission : admissions) {
            results.add(admission.store(session, devices, buckets, key -> id(ids, admission.deviceNo(), key)));
        }
        ReceiptRows.write(session);
        buckets.write();
        devices.writeSeen();
        return new Stored(results, ids);
    }

    private Stored store(HubSession session, LegacyUpload upload) throws SQLException {
        UploadDevices devices = UploadDevices.lock(session, List.of(upload.deviceId()));
        var refusal = Admission.refusal(session, devices, counts, upload);
        if (refusal != null) {
            return new Stored(List.of(new UploadResult(refusal, null)), Map.of());
        }
        long device = devices.number(upload.deviceId());
        List<BucketKey> keys = upload.buckets().stream().map(LegacyBucket::key).toList();
        Map<Series, Long> ids = series.of(
                session,
                new LinkedHashSet<>(
                        keys.stream().map(key -> Series.of(device, key)).toList()));
        Buckets buckets = new Buckets(session);
        buckets.load(keys.stream().map(key -> id(ids, device, key)).toList());
        ReceiptBuilder receipt = new ReceiptBuilder(upload.rejected());
        upload.buckets().forEach(bucket -> receipt.take(buckets, id(ids, device, bucket.key()), bucket));
        buckets.write();
        devices.seen(upload.deviceId(), upload.receivedAt(), null);
        devices.writeSeen();
        return new Stored(List.of(new UploadResult(UploadResult.Verdict.STORED, receipt.build())), ids);
    }

    private static Buckets.Id id(Map<Series, Long> ids, long device, BucketKey key) {
        Long seriesId = ids.get(Series.of(device, key));
        if (seriesId == null) {
            throw new IllegalStateException("no series for " + key);
        }
        return new Buckets.Id(seriesId, key.start(), key.seconds());
    }
}
