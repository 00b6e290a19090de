package io.tokenspeed.sources.lines;

import io.tokenspeed.model.storage.Finding;
import java.util.ArrayList;
import java.util.List;

/** The first findings of a file, by line. */
final class FindingList {
    private final List<Finding> findings;

    /**
     * Continues the list of an earlier read of {@code lines} complete lines, without the finding in its unfinished last
     * line, which is read again.
     */
    FindingList(List<Finding> before, long lines) {
        findings = new ArrayList<>(before);
        findings.removeIf(finding -> finding.place().equals(place(lines + 1)));
    }

    void dropped(long line, String reason) {
        add(new Finding(place(line), false, reason));
    }

    void doubtful(long line, String reason) {
        add(new Finding(place(line), true, reason));
    }

    private void add(Finding finding) {
        if (findings.size() < Finding.MAX_PER_FILE) {
            findings.add(finding);
        }
    }

    private static String place(long line) {
        return "line " + line;
    }

    List<Finding> list() {
        return List.copyOf(findings);
    }
}
