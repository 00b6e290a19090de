package io.tokenspeed.sources.generated;

import io.tokenspeed.sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A home with random sessions of one agent, written step by step as the agent writes it. */
public abstract class GeneratedHome {
    /** Stands in every prompt, answer and title. */
    public static final String CANARY = "canary-in-a-prompt";

    /** 2026-10-01T00:00:00Z. */
    private static final long FIRST_DAY = 1_790_812_800_000L;

    /** Makes the choices. */
    protected final Random random;

    private final List<Step> steps = new ArrayList<>();
    private int done;

    /** Creates a home whose content depends on the seed alone. */
    protected GeneratedHome(long seed) {
        random = new Random(seed);
    }

    /** A write of the agent. */
    public interface Step {
        void run() throws Exception;
    }

    /** Adds the next write. */
    protected final void step(Step step) {
        steps.add(step);
    }

    /** A random time in ten days, in milliseconds since the epoch, in whole seconds. */
    protected final long time() {
        return FIRST_DAY + random.nextInt(10 * 86_400) * 1000L;
    }

    /** A number of tokens. */
    protected final long count(int most) {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(most) + 1L;
    }

    /** One of several values. */
    @SafeVarargs
    protected final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Writes some more. Returns whether there is more to write. */
    public final boolean continueWriting(Random pace) throws Exception {
        int until = Math.min(steps.size(), done + 1 + pace.nextInt(Math.max(1, steps.size() / 4)));
        while (done < until) {
            steps.get(done++).run();
        }
        return done < steps.size();
    }

    /** Writes all that is left. */
    public final GeneratedHome writeAll() throws Exception {
        while (done < steps.size()) {
            steps.get(done++).run();
        }
        return this;
    }

    /** A source that reads the home. */
    public abstract Source source();

    /** What must be read when everything is written. */
    public abstract Truth truth();
}
