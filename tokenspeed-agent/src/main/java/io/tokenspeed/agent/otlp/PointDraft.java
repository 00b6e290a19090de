package io.tokenspeed.agent.otlp;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A data point of a metric that is being decoded. */
final class PointDraft {
    private static final int LONGEST = 256;
    private static final Set<String> ATTRIBUTES = Set.of(
            "session.id", "gen_ai.conversation.id", "model", "gen_ai.request.model", "type", "gen_ai.token.type");

    private final Map<String, String> attributes = new HashMap<>();
    private int seen;
    private String metric = "";
    private boolean cumulative;
    private long start;
    private double value;

    static boolean isAllowed(String attribute) {
        return ATTRIBUTES.contains(attribute);
    }

    /** Whether one more attribute is looked at; called for each. */
    boolean looksAtOneMore() {
        return seen++ < RecordDraft.MOST_ATTRIBUTES;
    }

    void attribute(String key, @Nullable String text) {
        if (text != null && text.length() <= LONGEST && ATTRIBUTES.contains(key)) {
            attributes.put(key, text);
        }
    }

    void start(long nanos) {
        start = nanos;
    }

    void value(double number) {
        value = number;
    }

    /** Says which metric the point belongs to, and whether it holds everything since its start. */
    void of(String name, boolean sinceStart) {
        metric = name;
        cumulative = sinceStart;
    }

    String metric() {
        return metric;
    }

    boolean cumulative() {
        return cumulative;
    }

    /** When the program began to count, in nanoseconds since the epoch. */
    long start() {
        return start;
    }

    double value() {
        return value;
    }

    /** The first of these attributes that the point has; empty for none. */
    String text(String... names) {
        for (String name : names) {
            String text = attributes.get(name);
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
