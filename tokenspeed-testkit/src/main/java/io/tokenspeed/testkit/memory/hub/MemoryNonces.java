package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.testkit.memory.hub.HubRecords.NonceId;
import org.jspecify.annotations.Nullable;

/** The nonces. */
record MemoryNonces(HubRecords records) implements NonceStore {
    @Override
    public NonceResult take(NonceUse use, int maxLive, long now) {
        synchronized (records) {
            return take(records, use, maxLive, now);
        }
    }

    static NonceResult take(HubRecords records, @Nullable NonceUse use, int maxLive, long now) {
        if (use == null) {
            return NonceResult.FRESH;
        }
        if (used(records, use)) {
            return NonceResult.REPLAYED;
        }
        long live = records.nonceEnds.entrySet().stream()
                .filter(entry -> entry.getKey().deviceId().equals(use.deviceId()) && entry.getValue() >= now)
                .count();
        if (live >= maxLive) {
            return NonceResult.TOO_MANY;
        }
        remember(records, use);
        return NonceResult.FRESH;
    }

    static boolean used(HubRecords records, @Nullable NonceUse use) {
        return use != null && records.nonceEnds.containsKey(new NonceId(use.deviceId(), use.nonce()));
    }

    static void remember(HubRecords records, @Nullable NonceUse use) {
        if (use != null) {
            records.nonceEnds.put(new NonceId(use.deviceId(), use.nonce()), use.expiresAt());
        }
    }

    static void forget(HubRecords records, NonceUse use) {
        records.nonceEnds.remove(new NonceId(use.deviceId(), use.nonce()));
    }

    @Override
    public long live() {
        synchronized (records) {
            return records.nonceEnds.size();
        }
    }

    @Override
    public int purge(long now) {
        synchronized (records) {
            int before = records.nonceEnds.size();
            records.nonceEnds.values().removeIf(end -> end < now);
            return before - records.nonceEnds.size();
        }
    }

    @Override
    public void close() {}
}
