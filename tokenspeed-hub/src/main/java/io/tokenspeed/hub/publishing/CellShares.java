package io.tokenspeed.hub.publishing;

import static java.util.stream.Collectors.toSet;

import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublicKey;
import io.tokenspeed.model.published.PublicSpeed;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublicTokens;
import io.tokenspeed.model.published.PublishedCell;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;
import java.util.Objects;
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
        ShownSum requests = shown(UsageTotals::requests);
        if (requests == null) {
            return Optional.empty();
        }
        ShownSum input =
                shown(totals -> totals.tokens().total() - totals.tokens().output());
        ShownSum output = input == null ? null : shown(totals -> totals.tokens().output());
        ShownSum cost = shown(totals -> totals.cost().knownNano());
        ShownSum millis = shown(totals -> totals.speeds().e2e().millis());
        ShownSum decoded =
                millis == null ? null : shown(totals -> totals.speeds().e2e().tokens());
        PublicSums sums = new PublicSums(
                requests.value(),
                input == null || output == null
                        ? null
                        : new PublicTokens(input.value() + output.value(), output.value()),
                cost == null ? null : (Long) cost.value(),
                millis == null || decoded == null ? null : new PublicSpeed(decoded.value(), millis.value()));
        return Optional.of(cell(key, sums, Stream.of(requests, input, output, cost, millis, decoded)));
    }

    private PublicCell cell(PublicKey key, PublicSums sums, Stream<@Nullable ShownSum> shown) {
        int fewest =
                shown.filter(Objects::nonNull).mapToInt(ShownSum::devices).min().orElseThrow();
        return new PublicCell(
                new PublishedCell(key, fewest, sums),
                shares.stream().map(DeviceShare::deviceId).collect(toSet()));
    }

    private @Nullable ShownSum shown(ToLongFunction<UsageTotals> value) {
        return ShownSum.of(shares, value, cohort);
    }
}
