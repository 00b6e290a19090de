package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cumulative totals of a rollout. A rollout may hold several unnamed streams, each with its own totals. A total
 * stands for a new request if it continues from the end of a stream or starts a stream. A total that was seen before,
 * or lies between known totals of a stream, came late and is ignored.
 */
final class CodexStreams {
    private static final int CAPACITY = 32;
    private static final String END_MARK = "*";
    private static final String UNREADABLE_MARK = "?";

    /** In order of arrival. The first state is never dropped, to recognise early totals of a long stream. */
    private final List<State> states = new ArrayList<>();

    /**
     * A total, whether it is the end of its stream so far, and whether all of its counters can be read and compared.
     */
    private record State(CodexUsage total, boolean end, boolean readable) {
        boolean isBelow(CodexUsage other) {
            return readable && other.isAtLeast(total);
        }

        boolean isAbove(CodexUsage other) {
            return readable && total.isAtLeast(other);
        }

        String text() {
            return (readable ? end ? END_MARK : "" : UNREADABLE_MARK) + total.key();
        }

        static State parse(String text) {
            boolean end = text.startsWith(END_MARK);
            boolean unreadable = text.startsWith(UNREADABLE_MARK);
            return new State(CodexUsage.parse(end || unreadable ? text.substring(1) : text), end, !unreadable);
        }
    }

    /** Returns the latest total; null when there is none. */
    @Nullable
    CodexUsage latest() {
        return states.isEmpty() ? null : states.get(states.size() - 1).total;
    }

    /**
     * Returns the usage that a total adds.
     *
     * @param last the usage of the last request in the same event; null where it is missing or cannot be read
     * @return the added usage; null if the total adds none
     */
    @Nullable
    CodexUsage added(CodexUsage total, @Nullable CodexUsage last) {
        if (find(state -> state.total.hasSameNumbers(total)) != null || !total.hasTokens()) {
            return null;
        }
        return total.isSound() ? sound(total, last) : unreadable(total, last);
    }

    /** An unreadable total cannot be compared with others, only recognised when it comes again. */
    private @Nullable CodexUsage unreadable(CodexUsage total, @Nullable CodexUsage last) {
        add(new State(total, false, false));
        return last;
    }

    private @Nullable CodexUsage sound(CodexUsage total, @Nullable CodexUsage last) {
        State from = last == null ? end(total) : before(total, last);
        if (isLate(total, last, from)) {
            return null;
        }
        State goesOn = from != null && from.end ? from : null;
        if (goesOn != null) {
            states.set(states.indexOf(goesOn), new State(goesOn.total, false, true));
        }
        add(new State(total, true, true));
        if (last != null) {
            return last;
        }
        return goesOn == null ? total : total.minus(goesOn.total);
    }

    /** Returns the state to which the last request was added; null when unknown. */
    private @Nullable State before(CodexUsage total, CodexUsage last) {
        if (!total.isAtLeast(last)) {
            return null;
        }
        CodexUsage before = total.minus(last);
        return find(state -> state.readable && state.total.counts(before));
    }

    /**
     * Returns the end of a stream that may have grown to this total: the latest stream, or any other if no known total
     * is above.
     */
    private @Nullable State end(CodexUsage total) {
        State latest = states.isEmpty() ? null : states.get(states.size() - 1);
        if (latest != null && latest.end && latest.isBelow(total)) {
            return latest;
        }
        return isPassed(total) ? null : find(state -> state.end && state.isBelow(total));
    }

    private boolean isLate(CodexUsage total, @Nullable CodexUsage last, @Nullable State from) {
        if ((from != null && from.end) || !isPassed(total)) {
            return false;
        }
        boolean starts = last != null && last.counts(total);
        return from != null || (!starts && find(state -> state.isBelow(total)) != null);
    }

    private boolean isPassed(CodexUsage total) {
        return find(state -> state.isAbove(total)) != null;
    }

    private @Nullable State find(Predicate<State> wanted) {
        for (int i = states.size() - 1; i >= 0; i--) {
            if (wanted.test(states.get(i))) {
                return states.get(i);
            }
        }
        return null;
    }

    private void add(State state) {
        states.add(state);
        if (states.size() > CAPACITY) {
            states.remove(1);
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("totals");
        for (State state : states) {
            json.writeString(state.text());
        }
        json.writeEndArray();
    }

    void read(JsonScanner json) {
        if (!json.tryEnterArray()) {
            return;
        }
        while (json.nextElement()) {
            String text = json.text();
            if (text != null) {
                states.add(State.parse(text));
            }
        }
    }
}
