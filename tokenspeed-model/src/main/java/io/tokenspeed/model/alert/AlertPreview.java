package io.tokenspeed.model.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The events that a rule would have opened over stored requests.
 *
 * @param from the first tick
 * @param to the last tick
 * @param events the events, in the order in which they opened; their numbers count from 1
 * @param courses what the rule would have seen, of each series, in the order in which they were first seen
 */
public record AlertPreview(Instant from, Instant to, List<AlertEvent> events, List<Course> courses) {
    /** How long a time is of which a course has one point. */
    public static final Duration STEP = Duration.ofMinutes(30);

    public AlertPreview {
        events = List.copyOf(events);
        courses = List.copyOf(courses);
    }

    /**
     * What a rule would have seen of a series.
     *
     * @param series the series
     * @param points the times with data, earliest first
     */
    public record Course(AlertSeries series, List<Point> points) {
        public Course {
            points = List.copyOf(points);
        }
    }

    /**
     * The value in a time that was nearest to violating the rule, or violated it most.
     *
     * @param at where the time begins, a whole number of steps after the first tick
     * @param value in the unit of the rule
     * @param threshold what it was compared with
     */
    public record Point(Instant at, double value, double threshold) {}

    /** Returns how often the rule would have fired and told somebody. */
    public long fired() {
        return events.stream().filter(event -> event.quiet() == AlertQuiet.NONE).count();
    }
}
