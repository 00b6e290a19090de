package io.tokenspeed.agent.doctor;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Finding;
import java.util.Comparator;
import java.util.List;

/**
 * A file with bad or doubtful records: where they are and what is wrong with them, never what they hold.
 *
 * @param path the file
 * @param badLines records of which nothing was stored
 * @param doubtful records that were stored without a counter that cannot be true
 * @param findings the first findings of the file
 */
public record FileFindings(String path, long badLines, long doubtful, List<Finding> findings) {
    private static final int WORST = 10;

    public FileFindings {
        findings = List.copyOf(findings);
    }

    /** The files with the most such records, worst first. */
    public static List<FileFindings> worst(List<Cursor> cursors) {
        return cursors.stream()
                .map(cursor -> new FileFindings(
                        cursor.file().path(),
                        cursor.counts().badLines(),
                        cursor.counts().doubtful(),
                        cursor.findings()))
                .filter(file -> file.total() > 0)
                .sorted(Comparator.comparingLong(FileFindings::total).reversed().thenComparing(FileFindings::path))
                .limit(WORST)
                .toList();
    }

    private long total() {
        return badLines + doubtful;
    }
}
