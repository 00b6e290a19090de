package io.tokenspeed.agent.demo.content;

import io.tokenspeed.agent.demo.content.DemoReply.Outcome;
import java.util.Random;

/** A simulated conversation with a model: its context grows until it is compacted, its speed varies. */
public final class Chat {
    private static final long FIRST_CONTEXT = 14_000;
    private static final long FULL_CONTEXT = 165_000;
    private static final double ABORT_RATE = 0.012;

    private final Random random;
    private final DemoModel model;
    private final Weather weather;
    private long cached;
    private long fresh = FIRST_CONTEXT;

    public Chat(Random random, DemoModel model, Weather weather) {
        this.random = random;
        this.model = model;
        this.weather = weather;
    }

    /** Simulates a request that is sent at an instant, in milliseconds since the epoch. */
    public DemoReply ask(long at) {
        Outcome outcome = outcome(at);
        double pace = weather.pace(model.provider(), at) * spread(0.18);
        long output = Math.max(8, Math.min(14_000, Math.round(330 * spread(1.0))));
        long reasoning =
                model.thinks() && random.nextInt(3) > 0 ? (long) (output * (0.15 + 0.4 * random.nextDouble())) : 0;
        long firstAt = at + Math.round(model.ttftMillis() * spread(0.3) / pace);
        long endAt = firstAt + Math.round(output * 1000 / (model.tokensPerSecond() * pace));
        DemoReply reply = new DemoReply(
                model,
                outcome,
                new ReplyTimes(at, firstAt, endAt),
                new ReplyTokens(2 + random.nextInt(40), cached, fresh, output, reasoning));
        if (reply.answered()) {
            remember(output);
        }
        return reply;
    }

    private Outcome outcome(long at) {
        double dice = random.nextDouble();
        double failures = weather.failureRate(model.provider(), at);
        return dice < failures ? Outcome.FAILED : dice < failures + ABORT_RATE ? Outcome.ABORTED : Outcome.ANSWERED;
    }

    /** Of the next request's input, only this answer and its tool's result are new; the rest is cached by then. */
    private void remember(long output) {
        cached += fresh;
        fresh = output + 60 + Math.round(700 * spread(0.9));
        if (cached + fresh > FULL_CONTEXT) {
            cached = FIRST_CONTEXT;
            fresh = 9_000L + random.nextInt(6_000);
        }
    }

    private double spread(double sigma) {
        return StrictMath.exp(sigma * random.nextGaussian());
    }
}
