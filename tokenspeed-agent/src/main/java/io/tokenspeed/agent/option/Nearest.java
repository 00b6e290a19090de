package io.tokenspeed.agent.option;

import java.util.List;
import java.util.Optional;

/** Finds the name that a mistyped word most likely means. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest edits from {@code word}; empty when none is near enough to be meant. */
    public static Optional<String> to(String word, List<String> candidates) {
        String best = null;
        int bestDistance = Math.max(2, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A question to append to a sentence: was the nearest candidate meant? Empty where none is near enough. */
    public static String hint(String word, List<String> candidates) {
        return to(word, candidates).map(Nearest::question).orElse("");
    }

    /** A question to append to a sentence: was this name meant? */
    public static String question(String name) {
        return " Did you mean \"" + name + "\"?";
    }

    /** Counts insertions, deletions, replacements and swaps of neighbours; a prefix of three letters or more is 1. */
    private static int distance(String a, String b) {
        if (a.length() >= 3 && b.startsWith(a)) {
            return 1;
        }
        int[] older = new int[b.length() + 1];
        int[] old = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            old[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], old[j]) + 1, old[j - 1] + change);
                if (swapped(a, b, i, j)) {
                    row[j] = Math.min(row[j], older[j - 2] + 1);
                }
            }
            older = old;
            old = row;
        }
        return old[b.length()];
    }

    private static boolean swapped(String a, String b, int i, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
