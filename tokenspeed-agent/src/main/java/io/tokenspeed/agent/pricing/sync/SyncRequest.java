package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.pricing.list.PriceSite;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sync shall do.
 *
 * @param sites the sources to ask
 * @param file a list of the one source that is at hand; null to fetch
 * @param dryRun whether to store nothing
 */
public record SyncRequest(List<PriceSite> sites, @Nullable Path file, boolean dryRun) {
    /** A sync with all sources. */
    public static final SyncRequest ALL = new SyncRequest(List.of(PriceSite.values()), null, false);

    public SyncRequest {
        sites = List.copyOf(sites);
        if (file != null && sites.size() != 1) {
            throw new IllegalArgumentException("a file is the list of one source");
        }
    }
}
