package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.storage.Descent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All known descents of threads. Its owner guards it. */
final class MemoryAncestors {
    private final Set<Descent> told = new HashSet<>();

    void store(List<Descent> descents) {
        told.addAll(descents);
    }

    /** The ancestors of a thread, near and far, without the thread itself even where files say otherwise. */
    Set<String> of(String tool, String thread) {
        Set<String> ancestors = new HashSet<>();
        addTo(ancestors, tool, thread);
        ancestors.remove(thread);
        return ancestors;
    }

    private void addTo(Set<String> ancestors, String tool, String thread) {
        for (Descent descent : told) {
            if (descent.tool().equals(tool) && descent.thread().equals(thread) && ancestors.add(descent.ancestor())) {
                addTo(ancestors, tool, descent.ancestor());
            }
        }
    }
}
