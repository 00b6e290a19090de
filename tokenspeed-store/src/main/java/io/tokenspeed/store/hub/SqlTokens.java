package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.BudgetStore;
import io.tokenspeed.model.hub.Latencies;
import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.usage.CompatibleReader;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buckets in, sums out. */
final class SqlTokens implements TokenStorage {
    private final HubDatabase database;
    private final NonceCounts counts = new NonceCounts();
    private final Ingest ingest;

    SqlTokens(HubDatabase database) {
        this.database = database;
        this.ingest = new Ingest(database, counts);
    }

    @Override
    public List<UploadResult> store(List<Upload> uploads) {
        return ingest.store(uploads);
    }

    @Override
    public UploadResult storeLegacy(LegacyUpload upload) {
        return ingest.store(upload);
    }

    @Override
    public NonceStore nonces() {
        return new SqlNonces(database, counts);
    }

    @Override
    public BudgetStore budgets() {
        return new SqlBudgets(database);
    }

    @Override
    public UsageReader usage(@Nullable String deviceId) {
        return new SqlHubUsage(database.with(Patience.READING), deviceId);
    }

    @Override
    public CompatibleReader compatible(@Nullable String deviceId) {
        return new SqlHubCompatible(database.with(Patience.READING), deviceId);
    }

    @Override
    public List<SpeedRow> byDevice(UsageFilter filter) {
        return new SqlHubUsage(database.with(Patience.READING), null).byDevice(filter);
    }

    @Override
    public Latencies latencies(@Nullable String deviceId, UsageFilter filter) {
        return new SqlHubUsage(database.with(Patience.READING), deviceId).latencies(filter);
    }

    @Override
    public int purgeReceipts(long receivedBefore) {
        return database.with(Patience.LONG).write(session -> ReceiptRows.purge(session.handle(), receivedBefore));
    }

    @Override
    public long drift() {
        return database.with(Patience.LONG).read(session -> new Drift(session).count());
    }
}
