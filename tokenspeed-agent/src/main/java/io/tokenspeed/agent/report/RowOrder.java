package io.tokenspeed.agent.report;

import java.util.Comparator;

/** The orders of rows and of their parts. Most tokens first, or earliest activity first; names break ties. */
final class RowOrder {
    static final Comparator<ReportRow.Part> PARTS_BY_TOKENS = new Comparator<>() {
        @Override
        public int compare(ReportRow.Part a, ReportRow.Part b) {
            int byTokens = Long.compare(
                    b.totals().tokens().total(), a.totals().tokens().total());
            return byTokens != 0 ? byTokens : a.name().compareTo(b.name());
        }
    };

    static final Comparator<ReportRow> BY_TOKENS = new Comparator<>() {
        @Override
        public int compare(ReportRow a, ReportRow b) {
            int byTokens = Long.compare(
                    b.totals().tokens().total(), a.totals().tokens().total());
            return byTokens != 0 ? byTokens : a.key().compareTo(b.key());
        }
    };

    static final Comparator<ReportRow> BY_LAST_ACTIVITY = new Comparator<>() {
        @Override
        public int compare(ReportRow a, ReportRow b) {
            int byTime = Long.compare(lastAt(a), lastAt(b));
            return byTime != 0 ? byTime : a.key().compareTo(b.key());
        }

        private long lastAt(ReportRow row) {
            Long at = row.totals().lastAtMillis();
            return at == null ? Long.MIN_VALUE : at;
        }
    };

    private RowOrder() {}
}
