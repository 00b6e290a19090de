package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.IndexedRecord;
import io.tokenspeed.model.hub.LegacyBucket;
import io.tokenspeed.model.hub.Receipt;
import io.tokenspeed.model.hub.Rejection;
import io.tokenspeed.model.hub.Stale;
import io.tokenspeed.model.wire.BucketRecord;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.store.hub.Buckets.Bucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides record by record what becomes of it, and counts. */
final class ReceiptBuilder {
    private final List<Rejection> rejected;
    private final List<Stale> stale = new ArrayList<>();
    private int accepted;
    private int duplicates;

    /**
     * A receipt.
     *
     * @param rejected the records that were refused before
     */
    ReceiptBuilder(List<Rejection> rejected) {
        this.rejected = new ArrayList<>(rejected);
    }

    void take(Buckets buckets, Buckets.Id id, IndexedRecord indexed) {
        BucketRecord record = indexed.record();
        Bucket stored = buckets.get(id);
        if (stored == null || stored.revision() < record.revision()) {
            buckets.put(id, new Bucket(record.revision(), record.saltEpoch(), record.digest(), Sums.of(record.sums())));
            accepted++;
        } else if (stored.revision() > record.revision()) {
            duplicates++;
            stale.add(new Stale(indexed.index(), stored.revision()));
        } else if (stored.digest().equals(record.digest())) {
            duplicates++;
        } else {
            rejected.add(new Rejection(indexed.index(), RecordCode.REVISION_CONFLICT, null, stored.revision()));
        }
    }

    void take(Buckets buckets, Buckets.Id id, LegacyBucket bucket) {
        Bucket stored = buckets.get(id);
        if (stored != null && bucket.sums().requests() < stored.sums().requests()) {
            duplicates++;
            return;
        }
        int revision = stored == null ? 1 : stored.revision() + 1;
        buckets.put(id, new Bucket(revision, 0, "", Sums.of(bucket)));
        accepted++;
    }

    Receipt build() {
        rejected.sort(Comparator.comparingInt(Rejection::index));
        stale.sort(Comparator.comparingInt(Stale::index));
        return new Receipt(accepted, duplicates, rejected, stale);
    }
}
