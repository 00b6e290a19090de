package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.DeviceLock;
import io.tokenspeed.store.hub.device.UploadDevices;
import io.tokenspeed.store.hub.ingest.SameDatabase;
import io.tokenspeed.store.hub.ingest.TokenHalf;
import io.tokenspeed.store.hub.predecessor.SqlPredecessorUsage;
import io.tokenspeed.store.hub.query.KeptSums;
import io.tokenspeed.store.hub.query.SqlHubUsage;
import io.tokenspeed.store.hub.query.SummedUsage;
import io.tokenspeed.store.hub.sums.Drift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token half in the same database as the admin half, with a transaction of its own for each call. Stores usage of
 * the devices of this database only.
 */
public record SqlTokens(HubDatabase database, SameDatabase tables, KeptSums kept) implements TokenStorage {
    public SqlTokens(HubDatabase database, SameDatabase tables) {
        this(database, tables, new KeptSums());
    }

    @Override
    public List<RecordVerdict> put(List<DeviceRecord> records) {
        TokenHalf.Written written = database.write(session -> {
            UploadDevices devices = UploadDevices.lock(
                    session, records.stream().map(DeviceRecord::deviceId).toList());
            return tables.put(session, devices, records);
        });
        written.afterCommit().run();
        return written.verdicts();
    }

    @Override
    public void erase(String deviceId) {
        database.with(Patience.LONG)
                .change(session -> DeviceLock.lock(session, deviceId)
                        .ifPresent(device -> SameDatabase.eraseUsage(session.handle(), device.number())));
    }

    @Override
    public UsageReader usage(@Nullable String deviceId) {
        return new SqlHubUsage(summed(deviceId));
    }

    @Override
    public PredecessorUsageReader predecessor(@Nullable String deviceId) {
        return new SqlPredecessorUsage(summed(deviceId));
    }

    @Override
    public List<SpeedRow> byDevice(UsageFilter filter) {
        return new SqlHubUsage(summed(null)).byDevice(filter);
    }

    @Override
    public List<UsageRow> shares(UsageFilter filter) {
        return new SqlHubUsage(summed(null)).shares(filter);
    }

    @Override
    public Latencies latencies(@Nullable String deviceId, UsageFilter filter) {
        return new SqlHubUsage(summed(deviceId)).latencies(filter);
    }

    private SummedUsage summed(@Nullable String deviceId) {
        return new SummedUsage(database.with(Patience.READING), kept, deviceId);
    }

    @Override
    public long drift() {
        return database.with(Patience.LONG).read(session -> new Drift(session).count());
    }

    @Override
    public void check() {
        database.check();
    }
}
