package io.tokenspeed.model.track;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What kind of work an interaction is. */
public enum InteractionKind {
    /** A request to a model; it is stored as such, too. */
    CHAT("chat"),
    /** Work of a database. */
    DB("db"),
    /** A call of another service. */
    API("api"),
    /** A cost that no single piece of work caused, such as a fee. */
    COST_EVENT("cost_event");

    /** The words of all kinds, in order. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(InteractionKind::word).toList();

    private final String word;

    InteractionKind(String word) {
        this.word = word;
    }

    /** Returns the kind's word in JSON and in the database. */
    public String word() {
        return word;
    }

    /** Returns the kind with a word. */
    public static Optional<InteractionKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
