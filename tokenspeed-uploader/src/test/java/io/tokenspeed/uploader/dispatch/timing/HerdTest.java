package io.tokenspeed.uploader.dispatch.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.FakeTime;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The timetables of a thousand devices around an outage of their hub: the devices come back one by one, not all at
 * once.
 */
class HerdTest {
    private static final int DEVICES = 1_000;
    private static final int INTERVAL_SECONDS = 300;
    private static final long MINUTE = 60_000;
    private static final long UP_AGAIN = 60 * MINUTE;
    private static final long END = UP_AGAIN + 20 * MINUTE;
    private static final long WINDOW = 10_000;
    private static final ClientInfo CLIENT = new ClientInfo("tokenspeed-agent", "1.4.2", "linux", "x64");

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime(Instant.parse("2026-03-10T12:00:00Z"));
    private final long start = time.ticks();
    private final List<UploadQueue> queues = new ArrayList<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::at));

    /** The time at which a device checks again whether a request is due. */
    private record Turn(long at, Timetable device) {}

    @AfterEach
    void close() {
        queues.forEach(UploadQueue::close);
    }

    private Timetable device(int number) {
        UploadQueue queue = new UploadQueue(
                folder.resolve("queue-" + number + ".sqlite"),
                path -> DriverManager.getConnection("jdbc:sqlite::memory:"),
                time,
                CLIENT);
        queues.add(queue);
        Random random = new Random(number);
        Timetable timetable = new Timetable(queue, new DispatchTiming(time, time::ticks, random), INTERVAL_SECONDS);
        timetable.in(random.nextLong(INTERVAL_SECONDS * 1000L));
        return timetable;
    }

    /** @param asked the seconds to wait that an answer asks for; -1 where no answer comes */
    @ParameterizedTest
    @CsvSource({"-1", "60"})
    void outage_ofAnHour_isFollowedByASpreadOfRequests(long asked) {
        OptionalLong retryAfter = asked < 0 ? OptionalLong.empty() : OptionalLong.of(asked);
        for (int i = 0; i < DEVICES; i++) {
            Timetable device = device(i);
            turns.add(new Turn(device.waitMillis(false), device));
        }
        TreeMap<Long, Long> arrivals = new TreeMap<>();
        for (Turn turn = turns.remove(); turn.at() < END; turn = turns.remove()) {
            time.pass(turn.at() - now());
            if (turn.at() < UP_AGAIN) {
                turn.device().failed(retryAfter);
            } else {
                turn.device().succeeded(false);
                arrivals.merge(turn.at() / WINDOW, 1L, Long::sum);
            }
            turns.add(new Turn(now() + turn.device().waitMillis(false), turn.device()));
        }

        long all = arrivals.values().stream().mapToLong(Long::longValue).sum();
        double mean = (double) all * WINDOW / (END - UP_AGAIN);
        assertThat(all).isGreaterThan(2 * DEVICES);
        assertThat(arrivals.values()).allMatch(count -> count < 5 * mean);
        assertThat(queues).allMatch(queue -> queue.state(StateName.FAILURES).isEmpty());
    }

    private long now() {
        return time.ticks() - start;
    }
}
