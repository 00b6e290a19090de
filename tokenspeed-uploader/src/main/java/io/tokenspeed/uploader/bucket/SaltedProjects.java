package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.ProjectIds;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes ids with the salt of an epoch and keeps them, so that a project that moves or is deleted keeps its id as long
 * as the epoch lasts. Used by one thread.
 */
public final class SaltedProjects implements ProjectNames {
    private final IntFunction<DeviceSecret> salts;
    private final Frozen frozen;
    private final Map<String, String> known = new HashMap<>();

    /**
     * Makes ids.
     *
     * @param salts the salt of an epoch
     * @param frozen stores the ids
     */
    public SaltedProjects(IntFunction<DeviceSecret> salts, Frozen frozen) {
        this.salts = salts;
        this.frozen = frozen;
    }

    /** Stores the ids that were given out. */
    public interface Frozen {
        /** Returns the stored id of a logged root in a salt epoch. Stores {@code fresh} first if there is none. */
        String keep(int saltEpoch, String root, String fresh);
    }

    @Override
    public String id(@Nullable String root, int saltEpoch) {
        if (root == null || root.isBlank()) {
            return ProjectIds.NONE;
        }
        return known.computeIfAbsent(
                saltEpoch + " " + root, key -> frozen.keep(saltEpoch, root, fresh(root, saltEpoch)));
    }

    private String fresh(String root, int saltEpoch) {
        return new ProjectIds(salts.apply(saltEpoch)).of(CanonicalRoot.of(root));
    }
}
