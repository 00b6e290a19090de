package io.tokenspeed.store.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {
    private static final Instant FROM = Instant.parse("2026-03-05T10:07:13Z");
    private static final Instant TO = Instant.parse("2026-04-21T17:44:01Z");
    private static final UsageSpan ALWAYS = new UsageSpan(0, 4_000_000_000L / 3600 * 3600);

    private static List<Segment> all(Segments segments) {
        return Stream.of(segments.days(), segments.hours(), segments.edges())
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Segment::from))
                .toList();
    }

    /** The clocks of these zones change while the range lasts, those of Lord Howe by half an hour, or are off by a part of one. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Amsterdam", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"})
    void of_everyZoneAndLength_coversEachMinuteOnceInItsPeriod(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Interval interval : Interval.values()) {
            long at = FROM.getEpochSecond();
            for (Segment segment : all(Segments.of(new TimeRange(FROM, TO), interval, zone, ALWAYS))) {
                assertThat(segment.from()).isEqualTo(at);
                for (; at < segment.to(); at += 60 - Math.floorMod(at, 60)) {
                    assertThat(interval.startOf(Instant.ofEpochSecond(at), zone))
                            .isEqualTo(Instant.ofEpochSecond(segment.period()));
                }
                at = segment.to();
            }
            assertThat(at).isEqualTo(TO.getEpochSecond());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 3_600, 86_400, 2_000_000})
    void of_wholeRange_isOneCourseWithoutGaps(int later) {
        Instant from = FROM.plusSeconds(later);
        long at = from.getEpochSecond();

        Segments segments = Segments.of(new TimeRange(from, TO), ALWAYS);

        for (Segment segment : all(segments)) {
            assertThat(segment.from()).isEqualTo(at);
            at = segment.to();
        }
        assertThat(at).isEqualTo(TO.getEpochSecond());
        assertThat(segments.days())
                .allSatisfy(segment -> assertThat(segment.from() % 86_400).isZero());
        assertThat(segments.hours())
                .allSatisfy(segment -> assertThat(segment.from() % 3_600).isZero());
    }
}
