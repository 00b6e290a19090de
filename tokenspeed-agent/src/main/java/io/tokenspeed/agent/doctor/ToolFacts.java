package io.tokenspeed.agent.doctor;

import io.tokenspeed.model.storage.FileCounts;
import java.util.List;

/**
 * What is known about one tool's files and what became of their records.
 *
 * @param tool the tool
 * @param folders the folders that are searched
 * @param files files read so far
 * @param counts lines, records and bad lines of those files; {@code records} are the captured ones
 * @param stored requests in the database that were made from them
 * @param duplicates records that merged into one of those requests
 * @param problems what could not be read, one sentence each
 */
public record ToolFacts(
        String tool,
        List<SearchedFolder> folders,
        long files,
        FileCounts counts,
        long stored,
        long duplicates,
        List<String> problems) {
    public ToolFacts {
        folders = List.copyOf(folders);
        problems = List.copyOf(problems);
    }

    /** Whether every captured record is accounted for: captured = stored + duplicates. */
    public boolean conserved() {
        return counts.records() == stored + duplicates;
    }

    /** Whether nothing about this tool needs the user. Bad lines that were skipped do not. */
    public boolean healthy() {
        return conserved() && problems.isEmpty();
    }
}
