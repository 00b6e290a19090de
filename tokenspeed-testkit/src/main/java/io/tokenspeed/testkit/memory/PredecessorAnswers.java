package io.tokenspeed.testkit.memory;

import static java.util.stream.Collectors.groupingBy;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The predecessor's numbers, computed from the requests. */
record PredecessorAnswers(Supplier<List<StoredRequest>> counting) implements PredecessorUsageReader {
    @Override
    public List<PredecessorRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return counting.get().stream()
                .filter(row -> Matching.matches(filter, row))
                .collect(groupingBy(row -> Matching.keys(row, by)))
                .entrySet()
                .stream()
                .map(group -> new PredecessorRow(
                        group.getKey(),
                        group.getValue().stream()
                                .map(PredecessorAnswers::sums)
                                .reduce(PredecessorSums.ZERO, PredecessorSums::plus)))
                .sorted(Comparator.comparing(row -> row.keys().toArray(String[]::new), Arrays::compare))
                .toList();
    }

    private static PredecessorSums sums(StoredRequest row) {
        RecordedRequest recorded = recorded(row);
        Double speed = recorded.outputTps();
        Double cost = recorded.cost();
        boolean counts = speed != null && speed > 0;
        return new PredecessorSums(
                counts ? 1 : 0,
                counts && speed != null ? speed : 0,
                counts ? speed : null,
                counts ? speed : null,
                cost == null ? 0 : cost);
    }

    static RecordedRequest recorded(StoredRequest row) {
        TokenCounts tokens = row.request().tokens();
        Long millis = row.request().timing().durationMillis();
        Long logged = row.request().loggedCostNano();
        Long nano = logged != null ? logged : row.computedCostNano();
        return new RecordedRequest(
                row,
                speed(tokens.output() - tokens.reasoning(), millis),
                speed(tokens.input() + tokens.output(), millis),
                nano == null ? null : (Double) (nano / 1e9));
    }

    private static @Nullable Double speed(long tokens, @Nullable Long millis) {
        return millis == null || millis == 0 ? null : (Double) (tokens * 1000.0 / millis);
    }
}
