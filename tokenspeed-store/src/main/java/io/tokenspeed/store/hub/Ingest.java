package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.store.hub.Places.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    private record Stored(List<UploadResult> results, Places places) {}

    List<UploadResult> store(List<Upload> uploads) {
        return uploads.isEmpty() ? List.of() : commit(session -> store(session, uploads));
    }

    UploadResult store(LegacyUpload upload) {
        return commit(session -> store(session, upload)).get(0);
    }

    private List<UploadResult> commit(HubDatabase.Work<Stored> work) {
        try {
            Stored stored = database.write(work);
            series.keep(stored.places().series());
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
        Places places = new Places();
        List<List<Place>> placed =
                admissions.stream().map(admission -> admission.places(places)).toList();
        Buckets buckets = load(session, places, placed.stream().flatMap(List::stream));
        List<UploadResult> results = new ArrayList<>(uploads.size());
        for (int i = 0; i < uploads.size(); i++) {
            results.add(admissions.get(i).store(session, devices, buckets, placed.get(i)));
        }
        ReceiptRows.write(session);
        buckets.write();
        devices.writeSeen();
        return new Stored(results, places);
    }

    private Buckets load(HubSession session, Places places, Stream<Place> all) throws SQLException {
        series.number(session, places.series());
        Buckets buckets = new Buckets(session);
        buckets.load(all.map(Place::id).toList());
        return buckets;
    }

    private Stored store(HubSession session, LegacyUpload upload) throws SQLException {
        Places places = new Places();
        UploadDevices devices = UploadDevices.lock(session, List.of(upload.deviceId()));
        UploadResult.Verdict refusal = Admission.refusal(session, devices, counts, upload);
        if (refusal != null) {
            return new Stored(List.of(new UploadResult(refusal, null)), places);
        }
        long device = devices.number(upload.deviceId());
        List<Place> placed = upload.buckets().stream()
                .map(bucket -> places.of(device, bucket.key()))
                .toList();
        Buckets buckets = load(session, places, placed.stream());
        ReceiptBuilder receipt = new ReceiptBuilder(upload.rejected());
        for (int i = 0; i < placed.size(); i++) {
            receipt.take(buckets, placed.get(i).id(), upload.buckets().get(i));
        }
        buckets.write();
        devices.seen(upload.deviceId(), upload.receivedAt(), null);
        devices.writeSeen();
        return new Stored(List.of(new UploadResult(UploadResult.Verdict.STORED, receipt.build())), places);
    }
}
