package io.tokenspeed.dashboard.pricing;

import io.tokenspeed.model.price.PriceBook;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The prices of a price book, all of which are active.
 *
 * @param book gives the book of now
 */
public record BookRates(Supplier<PriceBook> book) implements RateSource {
    @Override
    public List<ListedRate> rates(String state, Instant at) {
        return state.equals("active")
                ? book.get().inForce(at).stream().map(ListedRate::of).toList()
                : List.of();
    }
}
