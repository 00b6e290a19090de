package io.tokenspeed.model.upload;

import io.tokenspeed.model.wire.RecordCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes the receipt of a batch from the verdicts for its records. Not safe for use by several threads. */
public final class ReceiptBuilder {
    private final List<Rejection> rejected;
    private final List<Stale> stale = new ArrayList<>();
    private int accepted;
    private int duplicates;

    /**
     * Starts a receipt.
     *
     * @param rejected the records of the batch that were invalid
     */
    public ReceiptBuilder(List<Rejection> rejected) {
        this.rejected = new ArrayList<>(rejected);
    }

    /**
     * Adds the verdict for a valid record.
     *
     * @param index the record's place in the batch, from 0
     */
    public void add(int index, RecordVerdict verdict) {
        switch (verdict.kind()) {
            case ACCEPTED -> accepted++;
            case DUPLICATE -> duplicates++;
            case STALE -> {
                duplicates++;
                stale.add(new Stale(index, Objects.requireNonNull(verdict.storedRevision())));
            }
            case CONFLICT ->
                rejected.add(new Rejection(index, RecordCode.REVISION_CONFLICT, null, verdict.storedRevision()));
        }
    }

    /** Returns the receipt, with rejected and stale records in the order of their index. */
    public Receipt build() {
        rejected.sort(Comparator.comparingInt(Rejection::index));
        stale.sort(Comparator.comparingInt(Stale::index));
        return new Receipt(accepted, duplicates, rejected, stale);
    }
}
