package io.tokenspeed.dashboard.measure;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.SpeedRow;
import java.util.Locale;

/** What is known of single requests as a distribution. */
public enum SpreadMeasure {
    DECODE("tok/s", 1000),
    E2E("tok/s", 1000),
    TTFT("ms", 1);

    private final String unit;
    private final int parts;

    SpreadMeasure(String unit, int parts) {
        this.unit = unit;
        this.parts = parts;
    }

    /** Returns the measure with a name in parameters. */
    public static SpreadMeasure of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The name in parameters and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of its values in answers. */
    public String unit() {
        return unit;
    }

    /** How many of what histograms count make one of the unit. */
    int parts() {
        return parts;
    }

    /** The values of a group. */
    public Histogram histogram(SpeedRow row) {
        return switch (this) {
            case DECODE -> row.decode();
            case E2E -> row.e2e();
            case TTFT -> row.ttft();
        };
    }
}
