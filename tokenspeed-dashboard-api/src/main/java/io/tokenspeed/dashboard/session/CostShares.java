package io.tokenspeed.dashboard.session;

import io.tokenspeed.model.price.rate.PriceSchedule;
import io.tokenspeed.model.price.rate.TokenClass;
import io.tokenspeed.model.request.Request;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides the cost of a request's tokens among their classes. The shares add up to the cost, which was rounded once:
 * the nano-dollars that rounding down leaves over go to the classes that lost most by it.
 */
final class CostShares {
    private static final long PICO = 1000;

    private CostShares() {}

    /** Returns what each class of tokens costs in pico-dollars by a price; classes without tokens are left out. */
    static Map<TokenClass, Long> exact(Request request, PriceSchedule price) {
        Map<TokenClass, Long> exact = new EnumMap<>(TokenClass.class);
        for (TokenClass kind : TokenClass.values()) {
            if (kind.count(request.tokens()) > 0) {
                String tier = request.ending().serviceTier();
                exact.put(kind, price.picoUsd(kind, request.tokens(), request.billing(), tier));
            }
        }
        return exact;
    }

    /**
     * Returns the shares in nano-dollars; null where the cost is not that of these classes, because it was computed by
     * other rules or counts.
     */
    static @Nullable Map<TokenClass, Long> of(long costNano, Map<TokenClass, Long> exactPico) {
        Map<TokenClass, Long> shares = new EnumMap<>(TokenClass.class);
        exactPico.forEach((kind, pico) -> shares.put(kind, pico / PICO));
        long left =
                costNano - shares.values().stream().mapToLong(Long::longValue).sum();
        if (left < 0 || left > shares.size()) {
            return null;
        }
        Arrays.stream(TokenClass.values())
                .filter(exactPico::containsKey)
                .sorted(Comparator.comparingLong((TokenClass kind) -> exactPico.getOrDefault(kind, 0L) % PICO)
                        .reversed())
                .limit(left)
                .forEach(kind -> shares.merge(kind, 1L, Long::sum));
        return shares;
    }
}
