package io.tokenspeed.store.price;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.request.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passes costs on and notes their prices, so that each can be stored beside the costs before they are committed. Used
 * by one thread.
 */
public final class KeptPrices implements Pricing {
    private final Connection connection;
    private final Pricing pricing;
    private final Set<String> known = new HashSet<>();
    private final List<String> fresh = new ArrayList<>();

    /**
     * @param connection where prices are stored
     * @param pricing computes the costs
     */
    public KeptPrices(Connection connection, Pricing pricing) {
        this.connection = connection;
        this.pricing = pricing;
    }

    @Override
    public Optional<Cost> cost(Request request) {
        return noted(pricing.cost(request));
    }

    @Override
    public Optional<Cost> cost(Request request, String priceId) {
        return noted(pricing.cost(request, priceId));
    }

    @Override
    public Optional<PriceRow> row(String priceId) {
        return pricing.row(priceId);
    }

    private Optional<Cost> noted(Optional<Cost> cost) {
        if (cost.isPresent() && known.add(cost.get().priceId())) {
            fresh.add(cost.get().priceId());
        }
        return cost;
    }

    /** Stores the prices noted since the last time, where they are not stored already. */
    public void store() throws SQLException {
        List<StoredPrice> prices = new ArrayList<>();
        for (String priceId : fresh) {
            pricing.row(priceId).ifPresent(row -> prices.add(StoredPrice.of(row, PriceState.KEPT)));
        }
        PriceRows.put(connection, prices);
        fresh.clear();
    }

    /** Forgets which prices are stored, because the transaction that stored them failed. */
    public void forget() {
        known.clear();
        fresh.clear();
    }
}
