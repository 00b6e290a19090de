package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.rate.TokenClass;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Divides the cost of a session's tokens by model and kind of token. The lines add up to that cost, to the nano-dollar.
 * A logged cost does not tell its parts, and stays whole. Not safe for use by several threads.
 */
final class CostBreakdown {
    static final String LOGGED = "logged";
    static final String OTHER = "other";

    private static final List<String> KINDS = Stream.concat(
                    Arrays.stream(TokenClass.values()).map(TokenClass::word), Stream.of(LOGGED, OTHER))
            .toList();
    private static final Comparator<CostLine.Key> ORDER = Comparator.comparing(CostLine.Key::provider)
            .thenComparing(CostLine.Key::model)
            .thenComparing(key -> !key.priced())
            .thenComparing(key -> KINDS.indexOf(key.kind()));

    private final Pricing prices;
    private final CostMode mode;
    private final Map<CostLine.Key, CostLine> lines = new HashMap<>();

    CostBreakdown(Pricing prices, CostMode mode) {
        this.prices = prices;
        this.mode = mode;
    }

    /** Adds a request. */
    void add(StoredRequest stored) {
        Request request = stored.request();
        if (!request.hasUsage()) {
            return;
        }
        Long logged = mode == CostMode.CALCULATE ? null : request.loggedCostNano();
        Cost computed = mode == CostMode.DISPLAY ? null : stored.computed();
        if (logged != null) {
            line(request, LOGGED, true).add(0, logged);
        } else if (computed == null) {
            unpriced(request);
        } else {
            computed(request, computed);
        }
    }

    /** Adds a cost of tokens that belongs to no request. */
    void addOther(long nano) {
        if (nano != 0) {
            lines.computeIfAbsent(
                            new CostLine.Key(UsageRow.UNKNOWN, UsageRow.UNKNOWN, OTHER, true), key -> new CostLine())
                    .add(0, nano);
        }
    }

    private void unpriced(Request request) {
        for (TokenClass kind : TokenClass.values()) {
            long count = kind.count(request.tokens());
            if (count > 0) {
                line(request, kind.word(), false).add(count, 0);
            }
        }
    }

    /** Tools that the provider ran are no tokens, but a cost that is computed in place of a logged one has them. */
    private void computed(Request request, Cost cost) {
        long tokens = cost.nanoUsd() - cost.toolsNanoUsd();
        if (request.loggedCostNano() != null && cost.toolsNanoUsd() > 0) {
            line(request, OTHER, true).add(0, cost.toolsNanoUsd());
        }
        Map<TokenClass, Long> exact = prices.row(cost.priceId())
                .map(row -> CostShares.exact(request, row.schedule()))
                .orElse(Map.of());
        Map<TokenClass, Long> shares = CostShares.of(tokens, exact);
        if (shares == null) {
            line(request, OTHER, true).add(0, tokens);
            return;
        }
        shares.forEach((kind, nano) ->
                line(request, kind.word(), true).add(kind.count(request.tokens()), nano, at(exact, kind)));
    }

    private static long at(Map<TokenClass, Long> exact, TokenClass kind) {
        return exact.getOrDefault(kind, 0L);
    }

    private CostLine line(Request request, String kind, boolean priced) {
        @Nullable String provider = request.place().provider();
        CostLine.Key key = new CostLine.Key(
                Objects.requireNonNullElse(provider, UsageRow.UNKNOWN),
                request.place().model(),
                kind,
                priced);
        return lines.computeIfAbsent(key, unused -> new CostLine());
    }

    /** Returns the lines by provider and model, in the order of {@link TokenClass}, what has no price last. */
    List<Row> rows() {
        return lines.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(line -> line.getValue().row(line.getKey()))
                .toList();
    }
}
