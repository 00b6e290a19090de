package io.tokenspeed.alerts;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.measure.Measures;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.memory.InMemoryAlertTable;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Live ticks, live ticks with a restart before each, and a replay of the same requests open and close the same events. */
class ReplayAgreesTest {
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final UsageReader NO_USAGE = new InMemoryLocalStorage(Pricing.NONE).usage();

    private static final List<AlertRule> SHORT = List.of(
            rule("error_rate", "minSamples", "3"),
            rule("latency", "statistic", "p95", "minSamples", "3"),
            rule("request_rate", "capacity", "1", "threshold", "2"),
            rule("velocity", "measure", "tokens", "threshold", "900"),
            rule("error_spike"),
            rule("token_budget", "budget", "3000", "noData", "ok"));

    private static AlertRule rule(String kind, String... fields) {
        AlertRule rule = AlertRule.parse(Map.of("id", kind.replace('_', '-'), "kind", kind));
        for (int i = 0; i < fields.length; i += 2) {
            rule = rule.with(Map.of(fields[i], fields[i + 1]));
        }
        return rule;
    }

    @Property(tries = 30)
    void shortRules_liveAndReplay_agree(@ForAll("requests") List<Request> requests) {
        InMemoryLocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
        ListedRequests listed = new ListedRequests(storage.requests());
        Instant last = NOON.plus(Duration.ofMinutes(50));

        for (AlertRule rule : SHORT) {
            List<AlertEvent> replayed = new Replay(listed, measures(storage.usage()))
                    .run(rule, last, Duration.ofMinutes(50))
                    .events();
            assertThat(live(rule, listed, storage.usage(), last, 100, false))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                    .isEqualTo(replayed);
        }
    }

    /** Over several quarters of an hour, with a slow-down that both kinds of regression find. */
    @Example
    void regressions_liveAndRestartedAndReplay_agree() {
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        SimulatedTraffic traffic = new SimulatedTraffic(7, 0.7, 0.1, from, from.plus(Duration.ofDays(9)), 4);
        ListedRequests requests = new ListedRequests(traffic);
        Instant last = traffic.slowdownOf(8).plus(Duration.ofMinutes(70)).plusSeconds(11);

        for (AlertKind kind : List.of(AlertKind.TTFT_REGRESSION, AlertKind.DECODE_REGRESSION)) {
            AlertRule rule = kind.defaultRule();
            List<AlertEvent> replayed = new Replay(requests, measures(NO_USAGE))
                    .run(rule, last, Duration.ofMinutes(90))
                    .events();
            assertThat(replayed).isNotEmpty();
            assertThat(live(rule, requests, NO_USAGE, last, 180, false)).isEqualTo(replayed);
            assertThat(live(rule, requests, NO_USAGE, last, 180, true)).isEqualTo(replayed);
        }
    }

    private static Measures measures(UsageReader usage) {
        return new Measures(usage, ZoneOffset.UTC);
    }

    private static List<AlertEvent> live(
            AlertRule rule, RequestTable requests, UsageReader usage, Instant last, int ticks, boolean restarted) {
        InMemoryAlertTable table = new InMemoryAlertTable();
        for (AlertKind kind : AlertKind.values()) {
            table.put(kind.defaultRule().enabled(false));
        }
        table.put(rule);
        MovingClock clock = new MovingClock(last.minus(TICK.multipliedBy(ticks)));
        Alerts alerts = new Alerts(table, requests, usage, new RecordingHandover(), clock);
        for (int tick = 0; tick <= ticks; tick++) {
            alerts.tick();
            clock.move(TICK);
            if (restarted) {
                alerts.close();
                alerts = new Alerts(table, requests, usage, new RecordingHandover(), clock);
            }
        }
        alerts.close();
        List<AlertEvent> events = new ArrayList<>(table.events(Instant.EPOCH, Integer.MAX_VALUE));
        Collections.reverse(events);
        return events;
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        Arbitrary<Integer> seconds = Arbitraries.integers().between(-600, 3_000);
        return Combinators.combine(seconds, Arbitraries.of("ok", "slow", "failed", "cancelled"))
                .as(Attempt::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120)
                .map(ReplayAgreesTest::requests);
    }

    /** An attempt that ends so many seconds after noon. */
    record Attempt(int second, String end) {}

    private static List<Request> requests(List<Attempt> attempts) {
        List<Request> requests = new ArrayList<>();
        for (Attempt attempt : attempts) {
            requests.add(request("k" + requests.size(), attempt)
                    .at(NOON.plusSeconds(attempt.second()))
                    .lasting(attempt.end().equals("slow") ? 20_000 : 2_000)
                    .build());
        }
        return requests;
    }

    private static RequestBuilder request(String key, Attempt attempt) {
        return switch (attempt.end()) {
            case "failed" -> TestRequests.failed(key);
            case "cancelled" -> TestRequests.cancelled(key);
            default -> TestRequests.claude(key);
        };
    }
}
