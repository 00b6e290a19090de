package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings as text, one per line: {@code +} if the request was stored or {@code -} if not, the place, a tab, the
 * reason.
 */
final class FindingText {
    private FindingText() {}

    static String of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> (finding.stored() ? "+" : "-") + finding.place() + "\t" + finding.reason())
                .collect(Collectors.joining("\n"));
    }

    static List<Finding> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : text.lines().map(FindingText::finding).toList();
    }

    private static Finding finding(String line) {
        int tab = line.indexOf('\t');
        return new Finding(line.substring(1, tab), line.charAt(0) == '+', line.substring(tab + 1));
    }
}
