package io.tokenspeed.sources.engine;

import io.tokenspeed.model.storage.FileCounts;
import java.util.List;

/**
 * The result of one import.
 *
 * @param files how many files may hold usage
 * @param filesRead how many files were new or had changed
 * @param counts how many lines and records were read from these files
 * @param requests how many new requests were stored
 * @param problems files and folders that could not be read, one sentence each
 */
public record ImportReport(long files, long filesRead, FileCounts counts, long requests, List<String> problems) {
    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** Returns how many records were of requests that were already stored, by this import or an earlier one. */
    public long duplicates() {
        return Math.max(0, counts.records() - requests);
    }
}
