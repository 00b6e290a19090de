package io.tokenspeed.sources.antigravity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the models of calls whose rows have only the name for people, or none: other rows of the conversation have both.
 * A name for people that stands beside several models says nothing.
 */
final class ModelLabels {
    private static final String UNKNOWN = "unknown";

    private final Map<String, Set<String>> byLabel = new HashMap<>();
    private final Set<String> models = new HashSet<>();

    static ModelLabels of(List<Generation> generations) {
        ModelLabels labels = new ModelLabels();
        generations.forEach(labels::learn);
        return labels;
    }

    private void learn(Generation generation) {
        Set<String> named =
                byLabel.computeIfAbsent(generation.label() == null ? "" : generation.label(), label -> new HashSet<>());
        if (generation.model() != null) {
            named.add(generation.model());
            models.add(generation.model());
        }
    }

    /**
     * Returns the model of a call: as its row or its step names it, else as the name for people was used elsewhere, else
     * that name itself. Without any name it is the only model of the conversation.
     */
    String model(Generation generation, @Nullable ModelStep step) {
        if (generation.model() != null) {
            return generation.model();
        }
        if (step != null && step.model() != null) {
            return step.model();
        }
        String label = generation.label();
        Set<String> candidates = label == null ? models : byLabel.getOrDefault(label, Set.of());
        String fallback = label == null ? UNKNOWN : label;
        return candidates.size() == 1 ? candidates.iterator().next() : fallback;
    }

    /** Returns the model of a call that only its step tells of. */
    String model(ModelStep step) {
        String only = models.size() == 1 ? models.iterator().next() : UNKNOWN;
        return step.model() == null ? only : step.model();
    }
}
