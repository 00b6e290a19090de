package io.tokenspeed.model.track;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a part of an interaction's cost was paid for. */
public enum CostComponent {
    /** Tokens of models. */
    AI_TOKENS("aiTokens"),
    /** Operations of databases. */
    DB_OPS("dbOps"),
    /** Calls of other services, a provider's server tools among them. */
    API_CALLS("apiCalls"),
    /** Time of processors. */
    COMPUTE_TIME("computeTime");

    /** The words of all components, in order. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(CostComponent::word).toList();

    private final String word;

    CostComponent(String word) {
        this.word = word;
    }

    /** Returns the component's name in JSON and in files. */
    public String word() {
        return word;
    }

    /** Returns the component with a word. */
    public static Optional<CostComponent> of(String word) {
        return Arrays.stream(values())
                .filter(component -> component.word.equals(word))
                .findFirst();
    }
}
