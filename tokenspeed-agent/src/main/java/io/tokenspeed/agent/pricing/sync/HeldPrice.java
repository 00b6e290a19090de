package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.sync.BookState;
import io.tokenspeed.model.price.sync.RateMoves;
import io.tokenspeed.model.price.sync.StoredPrice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price that waits for the user.
 *
 * @param price the price
 * @param before the price that it would replace; null for a model that the book lacks
 * @param reason why it waits, as part of a sentence
 */
public record HeldPrice(StoredPrice price, @Nullable PriceRow before, String reason) {
    private static final String MANY = "too many prices moved at once";

    static HeldPrice of(StoredPrice price, BookState book) {
        Optional<PriceRow> before = book.replacedBy(price);
        PriceSchedule after = price.row().schedule();
        String reason = before.flatMap(row -> RateMoves.suspicion(row.schedule(), after))
                .orElse(MANY);
        return new HeldPrice(price, before.orElse(null), reason);
    }
}
