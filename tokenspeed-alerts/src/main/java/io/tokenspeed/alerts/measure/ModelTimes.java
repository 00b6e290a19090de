package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import org.jspecify.annotations.Nullable;

/** How fast a provider's model answered, request by request. */
final class ModelTimes {
    private static final int SMALL_PROMPT = 4_000;
    private static final int MEDIUM_PROMPT = 32_000;

    /** The instants of all attempts. */
    final Column at = new Column();

    /** {@code ttftMs} of requests that ended well, with the class of the prompt's size: 0, 1 or 2. */
    final TimedValues firstTokens = new TimedValues();

    /** {@code decodeTps} of requests that have one. */
    final TimedValues speeds = new TimedValues();

    void add(Request request) {
        long millis = request.timing().instantMillis();
        at.addMillis(millis);
        Double first = request.ending().status() == Status.OK ? firstTokenMillis(request) : null;
        if (first != null && first > 0) {
            firstTokens.add(millis, first, sizeClass(request.tokens().prompt()));
        }
        Speed speed = request.speed();
        if (speed.basis() == SpeedBasis.EXACT_DECODE && speed.tokens() > 0) {
            speeds.add(millis, speed.tokensPerSecond(), 0);
        }
    }

    private static @Nullable Double firstTokenMillis(Request request) {
        Measured measured = request.measured();
        if (measured != null) {
            Long micros = measured.times().firstMicros();
            return micros == null ? null : (Double) (micros / 1000.0);
        }
        RequestTiming timing = request.timing();
        return timing.startedAtMillis() == null || timing.firstTokenAtMillis() == null
                ? null
                : (Double) (double) (timing.firstTokenAtMillis() - timing.startedAtMillis());
    }

    private static int sizeClass(long prompt) {
        return prompt < SMALL_PROMPT ? 0 : prompt < MEDIUM_PROMPT ? 1 : 2;
    }

    void truncate(long fromMillis) {
        at.truncate(at.lower(fromMillis));
        firstTokens.truncate(fromMillis);
        speeds.truncate(fromMillis);
    }
}
