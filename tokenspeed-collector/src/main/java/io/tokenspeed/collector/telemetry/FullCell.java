package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Speed;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything about the attempts of one model, or of all, in one stretch of time. */
final class FullCell extends Cell {
    private static final int MEASURES = Measure.values().length;
    private static final int KINDS = ErrorKind.values().length;
    private static final long OWN_BYTES = 112 + 2 * 16 + KINDS * 8L + MEASURES * 8L;

    /** The size of a cell whose histograms are full, with the reference to it. */
    static final long MOST_BYTES = OWN_BYTES + MEASURES * CellHistogram.MOST_BYTES;

    private final long[] failed = new long[KINDS];
    private final @Nullable CellHistogram[] histograms = new CellHistogram[MEASURES];
    long requests;
    long cancelled;
    long prompt;
    long completion;
    long cacheHits;
    long decodeTokens;
    long decodeMillis;

    FullCell(long number) {
        super(number);
    }

    @Override
    void add(Observation attempt) {
        if (attempt.request()) {
            addRequest(attempt);
        } else if (attempt.failed() != null) {
            failed[place(attempt.failed())]++;
        } else {
            cancelled++;
        }
    }

    private void addRequest(Observation request) {
        requests++;
        prompt += request.tokens().prompt();
        completion += request.tokens().output();
        cacheHits += request.cacheHit() ? 1 : 0;
        Speed decode = request.times().decode();
        decodeTokens += decode.tokens();
        decodeMillis += decode.millis();
        for (Measure measure : Measure.values()) {
            Long value = request.value(measure);
            if (value != null) {
                histogramToFill(measure).record(value);
            }
        }
    }

    private CellHistogram histogramToFill(Measure measure) {
        CellHistogram histogram = histograms[place(measure)];
        if (histogram == null) {
            histogram = new CellHistogram();
            histograms[place(measure)] = histogram;
        }
        return histogram;
    }

    long failed(ErrorKind kind) {
        return failed[place(kind)];
    }

    @Nullable
    CellHistogram histogram(Measure measure) {
        return histograms[place(measure)];
    }

    @SuppressWarnings("EnumOrdinal") // a map in each cell would take more memory than the counts
    private static int place(Enum<?> constant) {
        return constant.ordinal();
    }

    @Override
    long attempts() {
        return requests + cancelled + Arrays.stream(failed).sum();
    }

    @Override
    long bytes() {
        return OWN_BYTES
                + Arrays.stream(histograms)
                        .filter(Objects::nonNull)
                        .mapToLong(CellHistogram::bytes)
                        .sum();
    }
}
