package io.tokenspeed.agent.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days or sessions that a tool knows of and of which no request is stored, for example because the tool deleted its logs.
 *
 * @param count how many days or sessions
 * @param amount what the tool counted in them
 * @param first the first of the days; null for sessions
 * @param last the last of the days; null for sessions
 */
public record MissingHistory(
        long count,
        long amount,
        @Nullable String first,
        @Nullable String last) {
    /** Adds up numbers of which nothing is stored; several models of a day are one day. */
    static MissingHistory of(List<CountDifference> missing, boolean perDay) {
        List<String> names =
                missing.stream().map(CountDifference::of).distinct().sorted().toList();
        long amount = missing.stream().mapToLong(CountDifference::theirs).sum();
        boolean days = perDay && !names.isEmpty();
        return new MissingHistory(
                names.size(), amount, days ? names.get(0) : null, days ? names.get(names.size() - 1) : null);
    }
}
