package io.tokenspeed.agent.demo.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented sentences about invented code, of any length, cut from a pool that is made once. */
public final class Prose {
    private static final List<String> VERBS = List.of(
            "rename",
            "test",
            "split",
            "cache",
            "validate",
            "draw",
            "speed up",
            "document",
            "simplify",
            "retry",
            "sort",
            "round",
            "translate",
            "measure");
    private static final List<String> THINGS = List.of(
            "the tide table",
            "the harbour index",
            "the route parser",
            "the café menu",
            "the ledger export",
            "the chart legend",
            "the seed catalogue",
            "the sync queue",
            "the login form",
            "the paper size",
            "the weather cell",
            "the list of boats");
    private static final List<String> ENDS = List.of(
            "and keep the tests green.\n",
            "before the release.\n",
            "— it is slow on old phones.\n",
            "as in `parse(\"a\\tb\")`.\n",
            "so that \"null\" never reaches the page.\n",
            "without a new dependency.\n",
            "\n    for (var row : rows) total += row.size();\n");

    private final String pool;
    private final List<Integer> starts = new ArrayList<>();

    public Prose(long seed, int poolSize) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(poolSize + 200);
        while (text.length() < poolSize) {
            starts.add(text.length());
            text.append(sentence(random));
        }
        pool = text.toString();
    }

    /** One sentence. */
    public String sentence(Random random) {
        return "Please " + pick(VERBS, random) + " " + pick(THINGS, random) + " " + pick(ENDS, random);
    }

    /** Text of this many characters that begins with a sentence. */
    public String text(Random random, int length) {
        int start = pick(starts, random);
        if (start + length <= pool.length()) {
            return pool.substring(start, start + length);
        }
        StringBuilder text = new StringBuilder(length).append(pool, start, pool.length());
        while (text.length() < length) {
            text.append(pool, 0, Math.min(pool.length(), length - text.length()));
        }
        return text.substring(0, length);
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
