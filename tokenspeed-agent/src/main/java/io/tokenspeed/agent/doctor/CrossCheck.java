package io.tokenspeed.agent.doctor;

import io.tokenspeed.sources.crosscheck.OwnAmount;
import io.tokenspeed.sources.crosscheck.OwnRecord;
import io.tokenspeed.sources.crosscheck.OwnUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What a tool keeps of its own usage, beside what is stored. Both come from different files, so that they differ tells of
 * something, and that they agree is a proof.
 *
 * @param own the tool's numbers
 * @param sums the sums of both sides over what both know
 * @param disagreements the numbers that differ by more than one in a hundred, the largest difference first
 * @param missing what only the tool knows
 */
public record CrossCheck(OwnRecord own, Sums sums, List<CountDifference> disagreements, MissingHistory missing) {
    public CrossCheck {
        disagreements = List.copyOf(disagreements);
    }

    /**
     * Sums of what both sides know.
     *
     * @param compared how many days or sessions they are of
     * @param theirs the tool's sum
     * @param ours the sum of what is stored
     */
    public record Sums(long compared, long theirs, long ours) {
        /** Both sums as one. */
        public CountDifference whole() {
            return new CountDifference("", null, theirs, ours);
        }
    }

    /**
     * Compares.
     *
     * @param ours tells what is stored for the day or session and model of an amount
     * @param stored whether anything is stored for the day or session
     */
    static CrossCheck of(OwnRecord own, ToLongFunction<OwnAmount> ours, Set<String> stored) {
        List<CountDifference> missing = new ArrayList<>();
        List<CountDifference> known = new ArrayList<>();
        Set<String> compared = new HashSet<>();
        for (OwnAmount amount : own.amounts()) {
            CountDifference both =
                    new CountDifference(amount.of(), amount.model(), amount.amount(), ours.applyAsLong(amount));
            if (stored.contains(amount.of())) {
                known.add(both);
                compared.add(amount.of());
            } else {
                missing.add(both);
            }
        }
        return new CrossCheck(
                own,
                sums(compared, known),
                worst(own.unit(), known),
                MissingHistory.of(missing, own.unit().perDay()));
    }

    private static Sums sums(Set<String> compared, List<CountDifference> known) {
        long theirs = known.stream().mapToLong(CountDifference::theirs).sum();
        long ours = known.stream().mapToLong(CountDifference::ours).sum();
        return new Sums(compared.size(), theirs, ours);
    }

    /** A log of requests holds the newest only, so that it tells fewer is no disagreement. */
    private static List<CountDifference> worst(OwnUnit unit, List<CountDifference> known) {
        return known.stream()
                .filter(CountDifference::isOne)
                .filter(both -> unit != OwnUnit.REQUESTS_PER_SESSION || both.theirs() > both.ours())
                .sorted(Comparator.comparingLong(CountDifference::difference)
                        .reversed()
                        .thenComparing(CountDifference::of))
                .toList();
    }

    /** Whether both sides agree on what both know. */
    public boolean agrees() {
        return disagreements.isEmpty();
    }
}
