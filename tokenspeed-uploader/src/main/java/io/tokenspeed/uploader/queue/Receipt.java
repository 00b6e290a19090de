package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.RecordCode;
import java.util.Map;
import java.util.Optional;

/**
 * What a hub says of the records of a batch; what is in neither map was taken or was there.
 *
 * @param rejected by place
 * @param stale the revision that the hub holds, by place, where it is newer
 */
public record Receipt(Map<Integer, Rejected> rejected, Map<Integer, Integer> stale) {
    /** The highest revision that a record can have. */
    public static final int LAST_REVISION = 1000;

    /** What a hub named is no revision. */
    public static final int NO_REVISION = Integer.MAX_VALUE;

    public Receipt {
        rejected = Map.copyOf(rejected);
        stale = Map.copyOf(stale);
    }

    /**
     * A refused record.
     *
     * @param code why, as the hub wrote it
     * @param revision the revision that the hub holds; 0 where it did not say, {@link #NO_REVISION} where it is none
     */
    public record Rejected(String code, int revision) {
        Optional<RecordCode> known() {
            return RecordCode.of(code);
        }
    }
}
