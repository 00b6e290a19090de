package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.List;
import java.util.function.Function;

/** The speed of a request for each pool. A measured decode speed also gives an end-to-end speed. */
final class Speeds {
    private Speeds() {}

    static Speed decode(Request request) {
        return only(request.speed(), SpeedBasis.EXACT_DECODE);
    }

    static Speed stream(Request request) {
        return only(request.speed(), SpeedBasis.STREAM_WINDOW);
    }

    static Speed turn(Request request) {
        return only(request.speed(), SpeedBasis.TURN);
    }

    static Speed e2e(Request request) {
        Speed speed = request.speed();
        return switch (speed.basis()) {
            case EXACT_E2E, E2E_APPROX -> speed;
            case EXACT_DECODE -> fromStartToEnd(request, SpeedBasis.EXACT_E2E);
            case STREAM_WINDOW -> fromStartToEnd(request, SpeedBasis.E2E_APPROX);
            case TURN, NONE -> Speed.UNKNOWN;
        };
    }

    /** The distribution of a speed in milli-tokens per second, over all requests that have it. */
    static Histogram histogram(List<StoredRequest> rows, Function<Request, Speed> pool) {
        HistogramBuilder histogram = new HistogramBuilder();
        rows.stream()
                .map(row -> pool.apply(row.request()))
                .filter(speed -> speed.basis() != SpeedBasis.NONE)
                .forEach(speed -> histogram.record(Math.round(speed.tokensPerSecond() * 1000)));
        return histogram.build();
    }

    /** The distribution of the times to the first token in milliseconds, over all requests that have one. */
    static Histogram firstTokens(List<StoredRequest> rows) {
        HistogramBuilder histogram = new HistogramBuilder();
        rows.stream()
                .map(row -> row.request().ttftMillis())
                .filter(millis -> millis != null && millis >= 0)
                .forEach(histogram::record);
        return histogram.build();
    }

    private static Speed fromStartToEnd(Request request, SpeedBasis basis) {
        Long millis = request.latencyMillis();
        return millis == null || millis <= 0
                ? Speed.UNKNOWN
                : new Speed(basis, request.tokens().output(), millis);
    }

    private static Speed only(Speed speed, SpeedBasis basis) {
        return speed.basis() == basis ? speed : Speed.UNKNOWN;
    }
}
