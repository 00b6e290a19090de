package io.tokenspeed.collector.bridge;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Bounds how many series a metrics library has to keep: the first {@value #MOST_MODELS} pairs of provider and model and
 * the first {@value #MOST_OPERATIONS} operations keep their names, further ones are {@value #OTHER}. Safe for use by many
 * threads.
 */
public final class SeriesLimit {
    /** How many pairs of provider and model are told apart. */
    public static final int MOST_MODELS = 64;

    /** How many operations are told apart. */
    public static final int MOST_OPERATIONS = 16;

    /** The name of all that is not told apart. */
    public static final String OTHER = "other";

    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";

    private final Set<Asked> models = new HashSet<>();
    private final Set<String> operations = new HashSet<>();

    private record Asked(String provider, String model) {}

    /** Returns the series of a request. */
    public synchronized RequestSeries of(Request request) {
        String provider =
                request.place().provider() == null ? UNKNOWN : request.place().provider();
        Asked asked = new Asked(provider, request.place().model());
        boolean kept = isKept(models, asked, MOST_MODELS);
        String operation = request.labels().operation() == null
                ? UNKNOWN
                : request.labels().operation();
        ErrorKind error = request.ending().errorKind();
        return new RequestSeries(
                isKept(operations, operation, MOST_OPERATIONS) ? operation : OTHER,
                kept ? asked.provider : OTHER,
                kept ? asked.model : OTHER,
                request.ending().status().name().toLowerCase(Locale.ROOT),
                error == null ? NONE : error.name().toLowerCase(Locale.ROOT));
    }

    private static <T> boolean isKept(Set<T> known, T value, int most) {
        return known.contains(value) || (known.size() < most && known.add(value));
    }
}
