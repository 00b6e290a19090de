package io.tokenspeed.store;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Collects from single requests what the table of hourly sums does not hold: the predecessor's sums and all speeds. */
final class HourDetails {
    /** Of no requests. */
    static final HourDetails NONE = new HourDetails();

    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private final CompatibleColumn.Sum compatible = new CompatibleColumn.Sum();

    /** Adds the request whose numbers start at the third column. */
    void add(ResultSet row) throws SQLException {
        double tps = row.getDouble(3);
        if (tps > 0) {
            compatible.addSpeeds(1, tps, tps, tps);
        }
        compatible.addCost(row.getDouble(4));
        add(decode, row.getLong(5));
        add(e2e, row.getLong(6));
    }

    private static void add(HistogramBuilder speeds, long speed) {
        if (speed >= 0) {
            speeds.record(speed);
        }
    }

    CompatibleColumn.Sum compatible() {
        return compatible;
    }

    Histogram decode() {
        return decode.build();
    }

    Histogram e2e() {
        return e2e.build();
    }
}
