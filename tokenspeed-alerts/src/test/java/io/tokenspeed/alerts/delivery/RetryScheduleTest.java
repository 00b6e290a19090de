package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.delivery.SendResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:30:00Z");
    private static final SendResult DOWN = SendResult.failed(Verdict.LATER, "503");
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MIN_VALUE;
        }
    };

    private final RetrySchedule schedule = new RetrySchedule(MIDDLE);

    @Test
    void next_receiverIsDown_sixMoreTriesThenFailed() {
        List<Duration> waits = new ArrayList<>();
        for (int tries = 1; tries <= 6; tries++) {
            waits.add(Duration.between(NOW, schedule.next(tries, DOWN, NOW).orElseThrow()));
        }

        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10));
        assertThat(schedule.next(7, DOWN, NOW)).isEmpty();
    }

    @Test
    void next_anyRandom_withinAFifthOfTheWait() {
        RetrySchedule spread = new RetrySchedule(new Random(1));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(Duration.between(NOW, spread.next(2, DOWN, NOW).orElseThrow())
                    .toSeconds());
        }

        assertThat(waits).allMatch(wait -> wait >= 239 && wait <= 360);
        assertThat(waits).anyMatch(wait -> wait < 250).anyMatch(wait -> wait > 350);
    }

    @Test
    void next_refused_threeTriesInAll() {
        SendResult refused = SendResult.failed(Verdict.REFUSED, "404");

        assertThat(schedule.next(2, refused, NOW)).isPresent();
        assertThat(schedule.next(3, refused, NOW)).isEmpty();
    }

    @Test
    void next_gone_noOtherTry() {
        assertThat(schedule.next(1, SendResult.failed(Verdict.GONE, "410"), NOW))
                .isEmpty();
        assertThat(schedule.next(1, SendResult.failed(Verdict.GIVEN_UP, "no desktop"), NOW))
                .isEmpty();
    }

    @Test
    void next_receiverAsksToWait_heededUpToAnHour() {
        assertThat(asked(Duration.ofSeconds(90))).contains(NOW.plusSeconds(90));
        assertThat(asked(Duration.ofDays(30))).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(asked(Duration.ofSeconds(1))).contains(NOW.plusSeconds(5));
    }

    private Optional<Instant> asked(Duration wait) {
        return schedule.next(1, new SendResult(Verdict.LATER, "429", wait), NOW);
    }
}
