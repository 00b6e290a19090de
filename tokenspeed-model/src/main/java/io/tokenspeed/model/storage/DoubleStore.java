package io.tokenspeed.model.storage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many requests of one tool may also be in another tool's logs, and so may count twice.
 *
 * @param tool the tool whose rows have fewer details
 * @param otherTool the other tool
 * @param requests how many requests may count twice
 */
public record DoubleStore(String tool, String otherTool, long requests) {
    /** Counts possible twins by pairs of tools, ordered by the names of the tools. */
    public static List<DoubleStore> of(Stream<PossibleTwin> twins) {
        Map<List<String>, Long> counts =
                new TreeMap<>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
        twins.forEach(twin -> counts.merge(List.of(twin.row().request().tool(), twin.otherTool()), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(count ->
                        new DoubleStore(count.getKey().get(0), count.getKey().get(1), count.getValue()))
                .toList();
    }
}
