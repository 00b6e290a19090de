package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.UploadDevices;
import io.tokenspeed.store.hub.ingest.TokenHalf.Written;
import io.tokenspeed.store.hub.shared.NonceCounts;
import java.sql.SQLException;
import java.util.List;

/** Stores uploads: all uploads of a call in one transaction, with as few statements as possible. */
public final class Ingest implements UploadStorage {
    private final HubDatabase database;
    private final NonceCounts counts;
    private final TokenHalf tokens;

    public Ingest(HubDatabase database, NonceCounts counts, TokenHalf tokens) {
        this.database = database;
        this.counts = counts;
        this.tokens = tokens;
    }

    /** The result of a transaction, and the work to do once it is committed. */
    private record Stored(List<UploadResult> results, Runnable afterCommit) {}

    @Override
    public List<UploadResult> store(List<Upload> uploads) {
        if (uploads.isEmpty()) {
            return List.of();
        }
        try {
            Stored stored = database.write(session -> store(session, uploads));
            stored.afterCommit().run();
            return stored.results();
        } catch (RuntimeException | Error failure) {
            counts.clear();
            throw failure;
        }
    }

    private Stored store(HubSession session, List<Upload> uploads) throws SQLException {
        UploadDevices devices = UploadDevices.lock(
                session,
                uploads.stream().map(upload -> upload.request().deviceId()).toList());
        Admission admission = Admission.of(session, devices, counts, uploads);
        Written written = tokens.put(session, devices, admission.records());
        List<UploadResult> results = admission.results(written.verdicts());
        admission.write();
        return new Stored(results, written.afterCommit());
    }

    @Override
    public int purgeReceipts(long receivedBefore) {
        return database.with(Patience.LONG).write(session -> ReceiptRows.purge(session.handle(), receivedBefore));
    }
}
