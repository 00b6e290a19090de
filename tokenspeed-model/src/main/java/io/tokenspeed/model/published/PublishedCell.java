package io.tokenspeed.model.published;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;

/**
 * The smallest thing that is published, of which everything else that people see is a sum.
 *
 * @param key what it is about
 * @param devices how many devices have a share in each of the sums, at least; shown rounded down only
 * @param sums what they did together
 */
public record PublishedCell(PublicKey key, int devices, PublicSums sums) {
    /** By day, provider and model; those together that are too rare to be shown come last. */
    public static final Comparator<PublishedCell> ORDER = comparing(
                    (PublishedCell cell) -> cell.key().day())
            .thenComparing(cell -> cell.key().provider(), nullsLast(naturalOrder()))
            .thenComparing(cell -> cell.key().model(), nullsLast(naturalOrder()));
}
