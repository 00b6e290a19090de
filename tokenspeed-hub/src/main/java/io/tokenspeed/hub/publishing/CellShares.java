package io.tokenspeed.hub.publishing;

import static java.util.stream.Collectors.toSet;

import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublicKey;
import io.tokenspeed.model.published.PublicSpeed;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublicTokens;
import io.tokenspeed.model.published.PublishedCell;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shares of which a cell would consist.
 *
 * @param shares the shares of the devices
 * @param cohort how many devices need a share in what is shown
 */
record CellShares(List<DeviceShare> shares, int cohort) {
    /** Returns the cell with the sums that may be shown; empty where its requests may not. */
    Optional<PublicCell> cell(PublicKey key) {
        ShownSum requests = ShownSum.of(shares, UsageTotals::requests, cohort);
        return requests == null ? Optional.empty() : Optional.of(cell(key, requests));
    }

    private PublicCell cell(PublicKey key, ShownSum requests) {
        List<ShownSum> tokens =
                together(CellShares::input, totals -> totals.tokens().output());
        List<ShownSum> cost = together(totals -> totals.cost().knownNano());
        List<ShownSum> speed = together(
                totals -> totals.speeds().e2e().tokens(),
                totals -> totals.speeds().e2e().millis());
        int fewest = Stream.of(List.of(requests), tokens, cost, speed)
                .flatMap(List::stream)
                .mapToInt(ShownSum::devices)
                .min()
                .orElseThrow();
        PublicSums sums = new PublicSums(
                requests.value(), tokens(tokens), cost.isEmpty() ? null : (Long) value(cost, 0), speed(speed));
        return new PublicCell(
                new PublishedCell(key, fewest, sums),
                shares.stream().map(DeviceShare::deviceId).collect(toSet()));
    }

    /** Input from the cache and not from it, which is all tokens but the output. */
    private static long input(UsageTotals totals) {
        return totals.tokens().total() - totals.tokens().output();
    }

    /** Returns the sums of values that say something of each other; none where one of them may not be shown. */
    @SafeVarargs
    private final List<ShownSum> together(ToLongFunction<UsageTotals>... values) {
        List<ShownSum> sums = new ArrayList<>();
        for (ToLongFunction<UsageTotals> value : values) {
            ShownSum sum = ShownSum.of(shares, value, cohort);
            if (sum == null) {
                return List.of();
            }
            sums.add(sum);
        }
        return sums;
    }

    private static long value(List<ShownSum> sums, int position) {
        return sums.get(position).value();
    }

    private static @Nullable PublicTokens tokens(List<ShownSum> sums) {
        return sums.isEmpty() ? null : new PublicTokens(value(sums, 0) + value(sums, 1), value(sums, 1));
    }

    private static @Nullable PublicSpeed speed(List<ShownSum> sums) {
        return sums.isEmpty() ? null : new PublicSpeed(value(sums, 0), value(sums, 1));
    }
}
