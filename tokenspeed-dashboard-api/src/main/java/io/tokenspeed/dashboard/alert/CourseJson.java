package io.tokenspeed.dashboard.alert;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.alert.AlertPreview;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes what a rule would have seen, in columns over the times of a preview. */
final class CourseJson {
    private CourseJson() {}

    /** Returns the times, and of each series a value and a threshold for each of them. */
    static Row of(AlertPreview preview) {
        int steps = place(Duration.between(preview.from(), preview.to())) + 1;
        long[] times = new long[steps];
        Arrays.setAll(
                times,
                i -> preview.from().plus(AlertPreview.STEP.multipliedBy(i)).getEpochSecond());
        return new Row()
                .with("t", times)
                .with(
                        "courses",
                        preview.courses().stream()
                                .map(course -> course(preview, course, steps))
                                .toList());
    }

    private static int place(Duration since) {
        return Math.toIntExact(since.dividedBy(AlertPreview.STEP));
    }

    private static Row course(AlertPreview preview, AlertPreview.Course course, int steps) {
        @Nullable Double[] values = new @Nullable Double[steps];
        @Nullable Double[] thresholds = new @Nullable Double[steps];
        for (AlertPreview.Point point : course.points()) {
            int place = place(Duration.between(preview.from(), point.at()));
            values[place] = point.value();
            thresholds[place] = point.threshold();
        }
        return new Row()
                .with("series", course.series().key())
                .with("values", Arrays.asList(values))
                .with("thresholds", Arrays.asList(thresholds));
    }
}
