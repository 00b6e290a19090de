package io.tokenspeed.agent.demo.content;

import java.util.Random;

/**
 * The lengths of a transcript's texts, in characters.
 *
 * @param answer typical length of what a model writes
 * @param result typical length of what a tool returns
 * @param hugeRate how often a tool returns a whole file of 300 kB
 */
public record Volume(int answer, int result, double hugeRate) {
    /** Short texts, for a history that is quickly written and read. */
    public static final Volume SMALL = new Volume(160, 200, 0);
    /** Lines from 0.3 to 4 kB and now and then a huge one, as real transcripts have them. */
    public static final Volume REAL = new Volume(2_000, 2_500, 0.003);

    private static final int HUGE = 300_000;

    public int answer(Random random) {
        return spread(answer, random);
    }

    public int result(Random random) {
        return random.nextDouble() < hugeRate ? HUGE : spread(result, random);
    }

    private static int spread(int typical, Random random) {
        return (int) (typical * (0.2 + 1.4 * random.nextDouble()));
    }
}
