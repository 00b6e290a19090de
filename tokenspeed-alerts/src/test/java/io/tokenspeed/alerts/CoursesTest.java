package io.tokenspeed.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoursesTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:10:00Z");
    private static final AlertSeries CLAUDE = AlertSeries.ofTool("claude");

    private static Reading seen(AlertSeries series, double value, double threshold) {
        return new Reading(series, AlertEvidence.of(value, threshold, 1, Duration.ofHours(1)), false, null);
    }

    private static Instant after(long minutes) {
        return FIRST.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void ticksOfHalfAnHour_leaveTheWorstValue() {
        Courses courses = new Courses(AlertKind.ERROR_RATE, FIRST);

        courses.take(FIRST, List.of(seen(AlertSeries.WHOLE, 0.1, 0.2)));
        courses.take(after(10), List.of(seen(AlertSeries.WHOLE, 0.3, 0.2)));
        courses.take(after(29), List.of(seen(AlertSeries.WHOLE, 0.0, 0.2)));
        courses.take(after(30), List.of(seen(AlertSeries.WHOLE, 0.05, 0.2)));

        assertThat(courses.all())
                .containsExactly(new AlertPreview.Course(
                        AlertSeries.WHOLE,
                        List.of(
                                new AlertPreview.Point(FIRST, 0.3, 0.2),
                                new AlertPreview.Point(after(30), 0.05, 0.2))));
    }

    @Test
    void slowDecoding_isWorseThanFast() {
        Courses courses = new Courses(AlertKind.DECODE_REGRESSION, FIRST);

        courses.take(FIRST, List.of(seen(AlertSeries.WHOLE, 40, 30)));
        courses.take(after(1), List.of(seen(AlertSeries.WHOLE, 20, 30)));
        courses.take(after(2), List.of(seen(AlertSeries.WHOLE, 50, 30)));

        assertThat(courses.all().get(0).points()).containsExactly(new AlertPreview.Point(FIRST, 20, 30));
    }

    @Test
    void noData_leavesAGap() {
        Courses courses = new Courses(AlertKind.SOURCE_SILENT, FIRST);

        courses.take(FIRST, List.of(new Reading(CLAUDE, null, false, "too few")));
        courses.take(after(60), List.of(seen(CLAUDE, 10, 60), seen(AlertSeries.WHOLE, 1, 2)));

        assertThat(courses.all())
                .extracting(course -> course.series().key() + " " + course.points())
                .containsExactly(
                        "tool=claude " + List.of(new AlertPreview.Point(after(60), 10, 60)),
                        " " + List.of(new AlertPreview.Point(after(60), 1, 2)));
    }
}
