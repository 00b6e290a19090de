package io.tokenspeed.agent.doctor;

import io.tokenspeed.model.storage.FileCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one tool's files and their records.
 *
 * @param tool the tool
 * @param folders the folders that are searched
 * @param files files read so far
 * @param counts lines, records and bad lines of those files
 * @param stored their records as they are stored
 * @param worst the files with the most bad and doubtful records
 * @param problems what could not be read, one sentence each
 * @param retention how long the tool keeps its files; null where that is not known
 */
public record ToolFacts(
        String tool,
        List<SearchedFolder> folders,
        long files,
        FileCounts counts,
        StoredRecords stored,
        List<FileFindings> worst,
        List<String> problems,
        @Nullable Retention retention) {
    public ToolFacts {
        folders = List.copyOf(folders);
        worst = List.copyOf(worst);
        problems = List.copyOf(problems);
    }

    /** Facts about a tool of which it is not known how long it keeps its files. */
    public ToolFacts(
            String tool,
            List<SearchedFolder> folders,
            long files,
            FileCounts counts,
            StoredRecords stored,
            List<FileFindings> worst,
            List<String> problems) {
        this(tool, folders, files, counts, stored, worst, problems, null);
    }

    /** These facts, with how long the tool keeps its files. */
    public ToolFacts with(@Nullable Retention known) {
        return new ToolFacts(tool, folders, files, counts, stored, worst, problems, known);
    }

    /** The number of records that were read, good or bad. */
    public long captured() {
        return counts.records() + counts.badLines();
    }

    /** Whether every captured record is accounted for: captured = stored + duplicates + bad. */
    public boolean conserved() {
        return captured() == stored.attempts() + stored.duplicates() + counts.badLines();
    }

    /** Whether anything of this tool was found, now or before. */
    public boolean found() {
        return files > 0
                || stored.attempts() > 0
                || !problems.isEmpty()
                || folders.stream().anyMatch(SearchedFolder::exists);
    }

    /** Whether nothing about this tool needs the user. Bad lines that were skipped do not. */
    public boolean healthy() {
        return conserved() && problems.isEmpty();
    }
}
