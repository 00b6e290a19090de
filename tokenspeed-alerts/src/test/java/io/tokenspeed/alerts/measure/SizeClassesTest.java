package io.tokenspeed.alerts.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tokenspeed.model.histogram.Histogram;
import org.junit.jupiter.api.Test;

class SizeClassesTest {
    private static final int SECOND = Histogram.index(1_000);

    @Test
    void late_isAboveOneAndAHalfTimesThe95thPercentile() {
        SizeClasses classes = new SizeClasses();
        classes.count(0, SECOND, 1_000);
        classes.decide();

        assertThat(classes.late(0, Histogram.index(1_450))).isFalse();
        assertThat(classes.late(0, Histogram.index(1_560))).isTrue();
        assertThat(classes.share(0)).isCloseTo(1 / 1_001.0, within(1e-12));
    }

    @Test
    void share_countsLateOnesAndOneMore() {
        SizeClasses classes = new SizeClasses();
        classes.count(0, SECOND, 980);
        classes.count(0, Histogram.index(9_000), 20);
        classes.decide();

        assertThat(classes.share(0)).isCloseTo(21 / 1_001.0, within(1e-12));
    }

    @Test
    void decide_bigClasses_haveLimitsOfTheirOwn() {
        SizeClasses classes = new SizeClasses();
        classes.count(0, SECOND, 100);
        classes.count(2, Histogram.index(10_000), 100);
        classes.decide();

        assertThat(classes.late(0, Histogram.index(9_000))).isTrue();
        assertThat(classes.late(2, Histogram.index(14_000))).isFalse();
    }

    @Test
    void decide_smallClass_joinsItsNeighbour() {
        SizeClasses classes = new SizeClasses();
        classes.count(0, SECOND, 300);
        classes.count(1, SECOND, 300);
        classes.count(2, Histogram.index(10_000), 99);
        classes.decide();

        assertThat(classes.late(2, Histogram.index(14_000))).isFalse();
        assertThat(classes.late(1, Histogram.index(9_000))).isFalse();
        assertThat(classes.late(0, Histogram.index(9_000))).isTrue();
        assertThat(classes.share(1)).isEqualTo(classes.share(2));
    }

    @Test
    void count_takenBack_leavesNoTrace() {
        SizeClasses classes = new SizeClasses();
        classes.count(0, SECOND, 200);
        classes.count(0, Histogram.index(20_000), 50);
        classes.count(0, Histogram.index(20_000), -50);
        classes.decide();

        assertThat(classes.requests()).isEqualTo(200);
        assertThat(classes.late(0, Histogram.index(2_000))).isTrue();
    }
}
