package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests random families of threads, read in any order and in parts, with rollouts that are deleted after they were
 * read.
 */
class CodexRandomFamilyTest {
    private static final int THREADS = 7;

    @TempDir
    private Path home;

    /** A thread with its copied requests and its own requests. */
    private record Branch(int number, List<Integer> ancestors, List<String> copied, List<String> own) {}

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void import_ofEqualAnswersInAllBranches_countsEach(int seed) throws IOException {
        Random random = new Random(seed);
        List<Branch> threads = threads(random, false);
        Family family = read(threads, random, false);

        long made = threads.stream().mapToLong(thread -> thread.own.size()).sum();
        assertThat(family.outputs()).hasSize((int) made);
        assertThat(family.totals().requests()).isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void import_withoutSomeRollouts_countsWhatOthersCopiedOfThem(int seed) throws IOException {
        Random random = new Random(seed);
        List<Branch> threads = threads(random, true);
        threads.removeIf(thread -> random.nextInt(3) == 0);
        Family family = read(threads, random, true);

        Set<String> told = new HashSet<>();
        threads.forEach(thread -> told.addAll(thread.copied));
        threads.forEach(thread -> told.addAll(thread.own));
        assertThat(family.outputs()).hasSize(told.size());
        assertThat(family.totals().requests()).isEqualTo(told.size());
    }

    /** A thread whose parent has no rollout must name its other ancestors itself. */
    private Family read(List<Branch> threads, Random random, boolean namesAll) throws IOException {
        Family family = new Family(home);
        List<Branch> order = new ArrayList<>(threads);
        Collections.shuffle(order, random);
        for (Branch thread : order) {
            Rollout rollout = rollout(thread, namesAll || random.nextBoolean());
            Files.writeString(family.path(thread.number), rollout.text(1 + random.nextInt(rollout.size())));
            family.read().write(thread.number, rollout);
            if (random.nextInt(3) > 0) {
                family.read();
                if (random.nextInt(2) == 0) {
                    family.delete(thread.number);
                }
            }
        }
        return family.read().read();
    }

    private static List<Branch> threads(Random random, boolean differ) {
        List<Branch> threads = new ArrayList<>();
        for (int number = 1; number <= THREADS; number++) {
            threads.add(
                    number == 1
                            ? new Branch(1, List.of(), List.of(), own(random, 1, 0, differ))
                            : forked(number, threads.get(random.nextInt(threads.size())), random, differ));
        }
        return threads;
    }

    private static Branch forked(int number, Branch parent, Random random, boolean differ) {
        List<Integer> ancestors = new ArrayList<>(List.of(parent.number));
        ancestors.addAll(parent.ancestors);
        List<String> history = new ArrayList<>(parent.copied);
        history.addAll(parent.own.subList(0, 1 + random.nextInt(parent.own.size())));
        return new Branch(number, ancestors, history, own(random, number, history.size(), differ));
    }

    /** Requests as {@code last=output}, equal in all branches unless they are to differ. */
    private static List<String> own(Random random, int number, int done, boolean differ) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(i -> Integer.toString(10 + done + i + (differ ? 1000 * number : 0)))
                .toList();
    }

    private static Rollout rollout(Branch thread, boolean namesAll) {
        Rollout rollout = new Rollout();
        List<Integer> ancestors = thread.ancestors;
        rollout.thread(thread.number, ancestors.isEmpty() ? "" : forkedFrom(ancestors.get(0)));
        for (int i = 0; i < (namesAll ? ancestors.size() : Math.min(1, ancestors.size())); i++) {
            rollout.meta(
                    ancestors.get(i), i + 1 < ancestors.size() && namesAll ? forkedFrom(ancestors.get(i + 1)) : "");
        }
        long total = 0;
        for (String output : thread.copied) {
            total = add(rollout, total, output, "00:01.010");
        }
        rollout.turn("10:00.000");
        for (String output : thread.own) {
            total = add(rollout, total, output, "10:09.000");
        }
        return rollout;
    }

    private static long add(Rollout rollout, long total, String output, String time) {
        long last = Long.parseLong(output);
        rollout.tokens(time, usage((total + last) * 10, 0, total + last, 0), usage(last * 10, 0, last, 0));
        return total + last;
    }

    private static String forkedFrom(int thread) {
        return ",'forked_from_id':'" + Rollout.id(thread) + "'";
    }
}
