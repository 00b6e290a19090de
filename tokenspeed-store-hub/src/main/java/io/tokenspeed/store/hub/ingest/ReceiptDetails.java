package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.upload.Stale;
import io.tokenspeed.model.wire.RecordCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text form of the stale and rejected records of a receipt, one per line: {@code index stale revision} or
 * {@code index code revision pointer}, with {@code -} where there is no revision and nothing where there is no pointer.
 */
final class ReceiptDetails {
    private static final String STALE = "stale";
    private static final String NONE = "-";
    private static final int PARTS = 4;

    private ReceiptDetails() {}

    /** Returns the lines; null if there are none. */
    static @Nullable String text(Receipt receipt) {
        List<String> lines = new ArrayList<>();
        for (Rejection rejection : receipt.rejected()) {
            Integer revision = rejection.revision();
            String pointer = rejection.pointer();
            lines.add(rejection.index() + " " + rejection.code().text() + " " + (revision == null ? NONE : revision)
                    + (pointer == null ? "" : " " + pointer));
        }
        for (Stale stale : receipt.stale()) {
            lines.add(stale.index() + " " + STALE + " " + stale.revision());
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    static Receipt read(int accepted, int duplicates, @Nullable String text) {
        List<Rejection> rejected = new ArrayList<>();
        List<Stale> stale = new ArrayList<>();
        if (text != null) {
            text.lines().forEach(line -> read(line.split(" ", PARTS), rejected, stale));
        }
        return new Receipt(accepted, duplicates, rejected, stale);
    }

    private static void read(String[] parts, List<Rejection> rejected, List<Stale> stale) {
        int index = Integer.parseInt(parts[0]);
        Integer revision = parts[2].equals(NONE) ? null : (Integer) Integer.parseInt(parts[2]);
        if (parts[1].equals(STALE)) {
            stale.add(new Stale(index, revision == null ? 0 : revision));
        } else {
            RecordCode code = RecordCode.of(parts[1]).orElseThrow();
            rejected.add(new Rejection(index, code, parts.length < PARTS ? null : parts[PARTS - 1], revision));
        }
    }
}
