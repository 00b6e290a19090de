package io.tokenspeed.agent.pricing.list;

import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.match.Providers;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.sync.PriceOffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the prices of a list, and counts what is wrong in it. */
final class OfferBuilder {
    private final PriceSource source;
    private final List<PriceRow> rows = new ArrayList<>();
    private final Set<String> models = new HashSet<>();
    private final List<String> leftOut = new ArrayList<>();
    private long invalid;

    OfferBuilder(PriceSource source) {
        this.source = source;
    }

    /**
     * A price of a model.
     *
     * @param from the day from which it is valid; null where none is stated
     */
    record Dated(PriceSchedule schedule, @Nullable LocalDate from) {}

    /** A model as a list names it. */
    record Listed(String provider, String model, String key) {}

    /** Adds all prices of a model, unless the model was added before or runs on the user's own machine. */
    void add(Listed name, List<Dated> prices) {
        if (Providers.isLocal(name.provider()) || !models.add(PriceTable.key(name.provider(), name.model()))) {
            return;
        }
        for (Dated price : prices) {
            LocalDate from = price.from();
            String id = source.name() + "-" + source.fetchedAt() + "/" + name.provider() + "/" + name.model()
                    + (from == null ? "" : "@" + from);
            rows.add(new PriceRow(
                    id,
                    name.provider(),
                    name.model(),
                    name.key(),
                    price.schedule(),
                    from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    source));
        }
    }

    /** Notes that an entry is wrong. */
    void invalid() {
        invalid++;
    }

    /** Notes a model whose price no row can say. */
    void leaveOut(String model) {
        leftOut.add(model);
    }

    ListedPrices build() {
        return new ListedPrices(new PriceOffer(source.name(), source.fetchedAt(), rows, invalid), leftOut);
    }
}
