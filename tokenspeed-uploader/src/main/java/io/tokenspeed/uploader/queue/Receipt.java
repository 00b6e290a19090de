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
    public Receipt {
        rejected = Map.copyOf(rejected);
        stale = Map.copyOf(stale);
    }

    /**
     * A refused record.
     *
     * @param code why, as the hub wrote it
     * @param revision the revision that the hub holds; 0 where it did not say
     */
    public record Rejected(String code, int revision) {
        Optional<RecordCode> known() {
            return RecordCode.of(code);
        }
    }
}
