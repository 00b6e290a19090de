package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.FileCounts;
import java.util.List;

/**
 * What one import came to.
 *
 * @param files files that may hold usage
 * @param filesRead files that were new or had changed
 * @param counts what they held
 * @param requests requests that were not known before
 * @param problems what could not be read, one sentence each
 */
public record ImportReport(long files, long filesRead, FileCounts counts, long requests, List<String> problems) {
    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** Records of requests that were known already, from this import or an earlier one. */
    public long duplicates() {
        return Math.max(0, counts.records() - requests);
    }
}
