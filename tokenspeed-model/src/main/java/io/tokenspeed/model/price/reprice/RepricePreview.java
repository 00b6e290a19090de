package io.tokenspeed.model.price.reprice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What computing costs anew would change.
 *
 * @param sums sums over the requests that would change
 * @param unpriced how many of them have no computed cost yet
 * @param logged how many of them have a cost in their log, which stays and is what totals show
 * @param since the instant of the earliest of them; null if there are none
 * @param largest those whose cost moves most, largest move first
 */
public record RepricePreview(
        RepriceSums sums,
        long unpriced,
        long logged,
        @Nullable Instant since,
        List<RepriceMove> largest) {
    public RepricePreview {
        largest = List.copyOf(largest);
    }
}
