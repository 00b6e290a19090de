package io.tokenspeed.sources.engine;

import java.util.List;

/**
 * What one import came to.
 *
 * @param files files that may hold usage
 * @param filesRead files that were new or had changed
 * @param lines lines read
 * @param records usage records read
 * @param requests requests that were not known before
 * @param badLines lines that held no valid record
 * @param problems what could not be read, one sentence each
 */
public record ImportReport(
        long files, long filesRead, long lines, long records, long requests, long badLines, List<String> problems) {
    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** Records of requests that were known already, from this import or an earlier one. */
    public long duplicates() {
        return Math.max(0, records - requests);
    }
}
