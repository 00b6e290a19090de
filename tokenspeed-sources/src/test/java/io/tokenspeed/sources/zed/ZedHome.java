package io.tokenspeed.sources.zed;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.GrowingHome;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a home of Zed with random threads. Zed stores a thread anew after each turn, with larger sums and at times
 * another model.
 */
public final class ZedHome {
    private static final long FIRST = 1_793_611_200_000L;
    private static final long DAY = 86_400_000L;

    private final ThreadsFile file;
    private final Random random;
    private final GrowingHome home = new GrowingHome();
    private final Stored[] threads;

    /** What was stored last of a thread. */
    private record Stored(String model, long time, TokenCounts sums) {}

    private ZedHome(Path folder, long seed, int threads) {
        this.file = ThreadsFile.in(folder);
        this.random = new Random(seed);
        this.threads = new Stored[threads];
    }

    /** Returns a home that is to be written. */
    public static GrowingHome random(Path folder, long seed, int threads) {
        ZedHome zed = new ZedHome(folder, seed, threads);
        zed.home.then(zed.file.path(), zed.file::create);
        for (int turn = 0; turn < threads * 4; turn++) {
            zed.turn(turn < threads ? turn : zed.random.nextInt(threads), FIRST + turn * DAY / 3);
        }
        for (Stored thread : zed.threads) {
            zed.home.truth().add(thread.model, thread.time, thread.sums);
        }
        return zed.home;
    }

    private void turn(int thread, long time) {
        Stored before = threads[thread];
        String model = before == null || random.nextInt(5) == 0 ? "claude-sonnet-" + random.nextInt(9) : before.model;
        TokenCounts none = new TokenCounts(0, 0, 0, 0, 0, 0, false, UsageSource.REPORTED, true);
        TokenCounts sums = larger(before == null ? none : before.sums);
        threads[thread] = new Stored(model, time, sums);
        String content = ThreadsFile.content(model, sums.input(), sums.output(), sums.cacheRead(), sums.cacheWrite5m());
        boolean plain = random.nextInt(3) == 0;
        home.then(file.path(), () -> {
            if (plain) {
                file.plain("thread-" + thread, time, content);
            } else {
                file.compressed("thread-" + thread, time, content);
            }
        });
    }

    private TokenCounts larger(TokenCounts sums) {
        return new TokenCounts(
                sums.input() + random.nextInt(9000),
                sums.cacheRead() + random.nextInt(90_000),
                sums.cacheWrite5m() + random.nextInt(2000),
                0,
                sums.output() + random.nextInt(3000) + 1,
                0,
                false,
                UsageSource.REPORTED,
                true);
    }
}
