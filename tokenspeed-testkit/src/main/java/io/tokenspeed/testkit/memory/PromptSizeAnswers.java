package io.tokenspeed.testkit.memory;

import static java.util.stream.Collectors.groupingBy;

import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PromptSize;
import io.tokenspeed.model.usage.PromptSizeReader;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.function.Supplier;

/** Speeds by the size of prompts, made from all requests that count and match. */
record PromptSizeAnswers(Supplier<List<StoredRequest>> counting) implements PromptSizeReader {
    private record Group(List<String> keys, PromptSize size) {}

    @Override
    public List<SizedSpeeds> speeds(UsageFilter filter, List<Dimension> by) {
        if (by.contains(Dimension.SESSION)) {
            throw new IllegalArgumentException("sizes of prompts are not kept by session");
        }
        return counting.get().stream()
                .filter(row -> Matching.matches(filter, row))
                .collect(groupingBy(row -> new Group(
                        Matching.keys(row, by),
                        PromptSize.of(row.request().tokens().prompt()))))
                .entrySet()
                .stream()
                .map(group -> speeds(group.getKey(), group.getValue(), filter))
                .sorted(SizedSpeeds.ORDER)
                .toList();
    }

    private static SizedSpeeds speeds(Group group, List<StoredRequest> rows, UsageFilter filter) {
        return new SizedSpeeds(
                group.keys(),
                group.size(),
                MemoryTotals.of(rows, filter.costMode()).requests(),
                Speeds.histogram(rows, Speeds::decode),
                Speeds.histogram(rows, Speeds::e2e),
                Speeds.firstTokens(rows));
    }
}
