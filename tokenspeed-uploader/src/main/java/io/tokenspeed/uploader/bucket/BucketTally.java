package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.TokenSums;

/** Adds up the attempts of one bucket. The order of attempts does not matter. Not safe for use by several threads. */
final class BucketTally {
    /** The largest value that a histogram on the wire can hold. */
    private static final long MAX_VALUE = 1L << 32;

    private final HistogramBuilder ttft = new HistogramBuilder();
    private final HistogramBuilder latency = new HistogramBuilder();
    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private long requests;
    private BucketErrors errors = BucketErrors.NONE;
    private TokenSums tokens = TokenSums.ZERO;
    private boolean reasoningKnown;
    private long nanoUsd;
    private long unpriced;
    private BucketSpeed speed = BucketSpeed.NONE;

    void add(StoredRequest stored) {
        Request request = stored.request();
        if (!request.hasUsage()) {
            errors = errors.plus(error(request.ending()), 1);
            return;
        }
        requests++;
        addTokens(request.tokens());
        addCost(stored);
        addTimes(request);
        addSpeed(request);
    }

    /** Adds sums of the predecessor, which measured no usable speeds. */
    void add(PredecessorQueue.Row row) {
        requests += row.requests();
        tokens = tokens.plus(row.tokens());
        reasoningKnown = true;
        if (row.nanoUsd() == null) {
            unpriced += row.requests();
        } else {
            nanoUsd = Sum.of(nanoUsd, row.nanoUsd());
        }
    }

    private static BucketErrors error(RequestEnding ending) {
        if (ending.status() == Status.CANCELLED) {
            return new BucketErrors(0, 0, 0, 0, 0, 1);
        }
        ErrorKind kind = ending.errorKind() == null ? ErrorKind.OTHER : ending.errorKind();
        return switch (kind) {
            case RATE_LIMITED -> new BucketErrors(1, 0, 0, 0, 0, 0);
            case TIMEOUT -> new BucketErrors(0, 1, 0, 0, 0, 0);
            case SERVER -> new BucketErrors(0, 0, 1, 0, 0, 0);
            case CLIENT -> new BucketErrors(0, 0, 0, 1, 0, 0);
            case OTHER -> new BucketErrors(0, 0, 0, 0, 1, 0);
        };
    }

    private void addTokens(TokenCounts counts) {
        tokens = tokens.plus(new TokenSums(
                counts.input(),
                counts.cacheRead(),
                counts.cacheWrite5m(),
                counts.cacheWrite1h(),
                counts.output(),
                counts.reasoning()));
        reasoningKnown |= counts.reasoningKnown();
    }

    private void addCost(StoredRequest stored) {
        Long logged = stored.request().loggedCostNano();
        Long cost = logged != null ? logged : stored.computedCostNano();
        if (cost == null || cost < 0) {
            unpriced++;
        } else {
            nanoUsd = Sum.of(nanoUsd, cost);
        }
    }

    private void addTimes(Request request) {
        Long duration = request.latencyMillis();
        if (duration != null && duration > 0) {
            record(latency, duration);
        }
        Long first = request.ttftMillis();
        if (first != null) {
            record(ttft, first);
        }
    }

    private void addSpeed(Request request) {
        Speed known = request.speed();
        if (known.basis() == SpeedBasis.EXACT_DECODE) {
            record(decode, perMille(known.tokens(), known.millis()));
            speed = speed.plus(new BucketSpeed(known.tokens(), known.millis(), 0, 0, 0), 1);
            Long duration = request.latencyMillis();
            if (duration != null && duration > 0) {
                addE2e(request.tokens().output(), duration, false);
            }
        } else if (known.basis() == SpeedBasis.STREAM_WINDOW) {
            Long duration = request.latencyMillis();
            if (duration != null && duration > 0) {
                addE2e(request.tokens().output(), duration, true);
            }
        } else if (known.basis() != SpeedBasis.NONE && known.basis() != SpeedBasis.TURN) {
            addE2e(known.tokens(), known.millis(), known.basis().fromLog());
        }
    }

    private void addE2e(long output, long millis, boolean approximated) {
        record(e2e, perMille(output, millis));
        speed = speed.plus(new BucketSpeed(0, 0, output, millis, approximated ? 1 : 0), 1);
    }

    private static long perMille(long count, long millis) {
        return Math.round(count * 1e6 / millis);
    }

    private static void record(HistogramBuilder histogram, long value) {
        if (value >= 0 && value <= MAX_VALUE) {
            histogram.record(value);
        }
    }

    BucketSums sums() {
        return new BucketSums(
                requests,
                errors,
                tokens,
                nanoUsd,
                unpriced,
                speed,
                new BucketHistograms(ttft.build(), latency.build(), decode.build(), e2e.build()));
    }

    /** Whether any request reports its reasoning tokens separately. */
    boolean reasoningKnown() {
        return reasoningKnown;
    }
}
