package io.tokenspeed.testkit.track;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.track.Charge;
import io.tokenspeed.model.track.ComponentRate;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.CurrencyRate;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionEnding;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import io.tokenspeed.model.track.TrackEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events of the program {@code voygent}, and rates for some of their charges. */
public final class TestEvents {
    /** The program that tracks. */
    public static final String APP = "voygent";

    /** When sessions begin. */
    public static final long START = Instant.parse("2026-03-10T10:00:00Z").toEpochMilli();

    /** A rate for queries of a database, and one for euros. */
    public static final ComponentRates RATES = new ComponentRates(
            List.of(new ComponentRate(CostComponent.DB_OPS, "cloudflare", "d1.query", 1_000_000, null)),
            List.of(new CurrencyRate("EUR", new BigDecimal("1.08"), null)));

    private static final int MICROS = 1_000;

    private TestEvents() {}

    /** A session that began at {@link #START}. */
    public static SessionStart start(String session, @Nullable String user, @Nullable String parent) {
        return new SessionStart(session, APP, user, "shop", parent, START, Metadata.NONE.with("plan", "team"));
    }

    /** The end of a session so many seconds after {@link #START}. */
    public static SessionEnd end(String session, int second, Status status) {
        return new SessionEnd(session, APP, START + second * 1_000L, status);
    }

    /** A query of a database, with a rate, and processor time, without one. */
    public static Interaction query(String id, String session, int second) {
        return new Interaction(
                APP,
                id,
                session,
                InteractionKind.DB,
                "orders.insert",
                new InteractionEnding(Status.OK, null, START + second * 1_000L, 12L),
                null,
                List.of(
                        Charge.units(CostComponent.DB_OPS, 3, "cloudflare", "d1.query"),
                        Charge.units(CostComponent.COMPUTE_TIME, 120, "cloudflare", "worker.cpu_ms")),
                Metadata.NONE.with("rows", 3));
    }

    /** A fee as it was billed. */
    public static Interaction fee(String id, String session, int second, String amount, String currency) {
        return new Interaction(
                APP,
                id,
                session,
                InteractionKind.COST_EVENT,
                null,
                new InteractionEnding(Status.OK, null, START + second * 1_000L, null),
                null,
                List.of(Charge.amount(CostComponent.API_CALLS, new BigDecimal(amount), currency)),
                Metadata.NONE);
    }

    /** A call of a service that failed. */
    public static Interaction failedCall(String id, String session, int second) {
        return new Interaction(
                APP,
                id,
                session,
                InteractionKind.API,
                "hotels.search",
                new InteractionEnding(Status.FAILED, ErrorKind.TIMEOUT, START + second * 1_000L, 30_000L),
                null,
                List.of(),
                Metadata.NONE);
    }

    /** A chat as a recorder measures it, with everything that it can know. */
    public static Interaction chat(String id, String session, int second) {
        return Interaction.chat(
                request(id, session, second),
                null,
                List.of(Charge.units(CostComponent.DB_OPS, 2, "cloudflare", "d1.query")),
                Metadata.NONE.with("tool", "search_hotels"));
    }

    /** The request of {@link #chat}. */
    public static Request request(String id, String session, int second) {
        long sent = START + second * 1_000L - 1_510;
        TokenCounts tokens = new TokenCounts(12, 24_000, 100, 800, 640, 410, true, UsageSource.REPORTED, true);
        Measured measured = new Measured(
                MeasuredBy.RECORDER,
                sent,
                new StreamTimes(120_001L, 300_002L, 500_003L, 1_500_004L, 1_510_005L),
                new StreamChunks(40, 30, 24_000L, 90_000L),
                "gpt-5.5-2026-01-01");
        return request(id, session, tokens, measured)
                .with(measured, new RequestLabels("u17", "support", Map.of("feature", "a=b&c"), "chat", "abc-1", true));
    }

    private static Request request(String id, String session, TokenCounts tokens, Measured measured) {
        Speed speed = measured.speed(tokens, Status.OK);
        long sent = measured.sentAtMillis();
        return new Request(
                new RequestKey(APP, id),
                RecordKind.SINGLE,
                tokens,
                Billing.of("us", 2, List.of()),
                null,
                new ProviderIds(null, "req_" + id),
                new RequestDetails(
                        new RequestPlace(0, session, "msg_" + id, "/home/ada/shop", "gpt-5.5", "openai", null),
                        new RequestTiming(
                                sent,
                                sent + micros(measured.times().firstMicros()),
                                sent + micros(measured.times().endMicros()),
                                speed.basis(),
                                speed.millis() == 0 ? null : (Long) speed.millis()),
                        RequestEnding.ok("priority")));
    }

    private static long micros(@Nullable Long micros) {
        return micros == null ? 0 : Math.round(micros / (double) MICROS);
    }

    /** Events of a few sessions in a random order, each of them one to three times. */
    public static List<TrackEvent> random(long seed) {
        Random random = new Random(seed);
        List<TrackEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            TrackEvent event = random(random, i);
            for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
                events.add(random.nextInt(events.size() + 1), event);
            }
        }
        return events;
    }

    private static TrackEvent random(Random random, int number) {
        String session = "s-" + random.nextInt(4);
        int second = random.nextInt(7_200) + 10;
        return switch (random.nextInt(6)) {
            case 0 -> start(session, "u-" + session, null);
            case 1 -> end(session, second, List.of(Status.values()).get(random.nextInt(Status.values().length)));
            case 2 -> query("q-" + number, session, second);
            case 3 -> failedCall("a-" + number, session, second);
            case 4 ->
                fee(
                        "f-" + number,
                        session,
                        second,
                        "0.0" + (1 + random.nextInt(9)),
                        random.nextBoolean() ? "EUR" : "CHF");
            default -> chat("c-" + number, session, second);
        };
    }
}
