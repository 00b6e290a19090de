package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.RecordCode;
import java.util.Map;
import java.util.Optional;

/**
 * A hub's receipt for the records of a batch. The hub stored records that are in neither map, now or earlier.
 *
 * @param rejected refused records, by their place in the batch
 * @param stale the revision that the hub holds, by place, where it is newer
 */
public record UploadReceipt(Map<Integer, Rejected> rejected, Map<Integer, Integer> stale) {
    /** The highest revision that a record can have. */
    public static final int LAST_REVISION = 1000;

    /** Stands for a revision that a hub named but no record can have. */
    public static final int NO_REVISION = Integer.MAX_VALUE;

    public UploadReceipt {
        rejected = Map.copyOf(rejected);
        stale = Map.copyOf(stale);
    }

    /**
     * A refused record.
     *
     * @param code the reason, as the hub wrote it
     * @param revision the revision that the hub holds; 0 where it named none, {@link #NO_REVISION} where it named an
     *     impossible one
     */
    public record Rejected(String code, int revision) {
        Optional<RecordCode> known() {
            return RecordCode.of(code);
        }
    }
}
