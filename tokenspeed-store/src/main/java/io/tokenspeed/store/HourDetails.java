package io.tokenspeed.store;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.usage.CompatibleSums;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Collects from single requests what the table of hourly sums does not hold: the predecessor's sums and all speeds. */
final class HourDetails {
    /** Of no requests. */
    static final HourDetails NONE = new HourDetails();

    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private long tpsCount;
    private double tpsSum;
    private double tpsMin = Double.MAX_VALUE;
    private double tpsMax;
    private double cost;

    /** Adds the request whose numbers start at the third column. */
    void add(ResultSet row) throws SQLException {
        double tps = row.getDouble(3);
        if (tps > 0) {
            tpsCount++;
            tpsSum += tps;
            tpsMin = Math.min(tpsMin, tps);
            tpsMax = Math.max(tpsMax, tps);
        }
        cost += row.getDouble(4);
        switch (row.getString(5)) {
            case "exact_decode" -> addDecode(row);
            case "exact_e2e", "stream_window", "e2e_approx" -> e2e.record(speed(row, 6, 7));
            default -> {
                return;
            }
        }
    }

    private void addDecode(ResultSet row) throws SQLException {
        decode.record(speed(row, 6, 7));
        if (row.getLong(9) > 0) {
            e2e.record(speed(row, 8, 9));
        }
    }

    private static long speed(ResultSet row, int tokens, int millis) throws SQLException {
        return Math.round(row.getLong(tokens) * 1e6 / row.getLong(millis));
    }

    CompatibleSums compatible() {
        boolean any = tpsCount > 0;
        if (!any && cost == 0) {
            return CompatibleSums.ZERO;
        }
        return new CompatibleSums(tpsCount, tpsSum, any ? (Double) tpsMin : null, any ? (Double) tpsMax : null, cost);
    }

    Histogram decode() {
        return decode.build();
    }

    Histogram e2e() {
        return e2e.build();
    }
}
