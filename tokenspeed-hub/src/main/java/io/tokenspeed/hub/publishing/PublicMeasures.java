package io.tokenspeed.hub.publishing;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.published.PublicSpeed;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublicTokens;
import io.tokenspeed.model.published.PublishedCell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what cells add up to. Every member is null where no cell shows it. */
final class PublicMeasures {
    private static final double NANO = 1e9;
    private static final int MILLIS = 1000;

    /** Numbers of devices are rounded down to multiples of this. */
    private static final int DEVICE_STEP = 5;

    private PublicMeasures() {}

    static PublicSums sums(List<PublishedCell> cells) {
        return cells.stream().map(PublishedCell::sums).reduce(PublicSums.NONE, PublicSums::plus);
    }

    static Row of(List<PublishedCell> cells) {
        PublicSums sums = sums(cells);
        PublicTokens tokens = sums.tokens();
        Long nano = sums.nanoUsd();
        return new Row()
                .with("requests", cells.isEmpty() ? null : (Long) sums.requests())
                .with("totalTokens", tokens == null ? null : (Long) tokens.total())
                .with("outputTokens", tokens == null ? null : (Long) tokens.output())
                .with("totalCost", nano == null ? null : (Double) (nano / NANO))
                .with("totalCostNanoUsd", nano)
                .with("e2eTps", tokensPerSecond(sums.speed()))
                .with("devicesAtLeast", devices(cells));
    }

    private static @Nullable Double tokensPerSecond(@Nullable PublicSpeed speed) {
        return speed == null ? null : (Double) ((double) speed.tokens() * MILLIS / speed.millis());
    }

    /** The devices of the cell with the most: how many all cells have together could tell more than each of them does. */
    private static @Nullable Long devices(List<PublishedCell> cells) {
        return cells.isEmpty()
                ? null
                : (Long) cells.stream()
                        .mapToLong(cell -> cell.devices() - cell.devices() % DEVICE_STEP)
                        .max()
                        .orElseThrow();
    }
}
