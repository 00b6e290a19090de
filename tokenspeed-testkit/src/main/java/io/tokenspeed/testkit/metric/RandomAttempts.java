package io.tokenspeed.testkit.metric;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Scripts of 1 to 200 attempts of the last 32 days: any end and kind of error, any subset of marks, tokens from 0 to more
 * than is believed, a wall clock that jumps by up to two hours between attempts, attempts that nobody measured, more
 * models than have a row of their own.
 */
public final class RandomAttempts {
    private static final Instant LAST = Instant.parse("2026-11-30T09:30:12.345Z");
    private static final int MOST_ATTEMPTS = 200;
    private static final int MODELS = 25;
    private static final int LABELS = 20;
    private static final long MOST_MICROS = 90_000_000;

    private RandomAttempts() {}

    /** Returns scripts. */
    public static Arbitrary<AttemptScript> scripts() {
        return Combinators.combine(nows(), attempts().list().ofMinSize(1).ofMaxSize(MOST_ATTEMPTS))
                .as(RandomAttempts::script);
    }

    private static Arbitrary<Instant> nows() {
        return Arbitraries.longs().between(0, Duration.ofDays(1).toMillis()).map(LAST::minusMillis);
    }

    private static AttemptScript script(Instant now, List<PlannedAttempt> planned) {
        List<Request> attempts = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            attempts.add(planned.get(i).request("attempt-" + i, now));
        }
        return new AttemptScript(now, attempts);
    }

    private static Arbitrary<PlannedAttempt> attempts() {
        return Combinators.combine(sent(), measurements(), places(), labels(), endings(), tokens())
                .as(PlannedAttempt::new);
    }

    /** How long before now an attempt was sent, by a clock that may have been two hours off. */
    private static Arbitrary<Long> sent() {
        long jump = Duration.ofHours(2).toMillis();
        Arbitrary<Long> jumps = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(-jump, jump)));
        Arbitrary<Long> ago = Arbitraries.oneOf(
                List.of(within(Duration.ofMinutes(70)), within(Duration.ofHours(26)), within(Duration.ofDays(32))));
        return Combinators.combine(ago, jumps).as(Long::sum);
    }

    private static Arbitrary<Long> within(Duration most) {
        return Arbitraries.longs().between(0, most.toMillis());
    }

    private static Arbitrary<PlannedAttempt.Times> measurements() {
        return Combinators.combine(times(), Arbitraries.of(true, false)).as(PlannedAttempt.Times::new);
    }

    private static Arbitrary<StreamTimes> times() {
        Arbitrary<List<Long>> marks = Arbitraries.oneOf(List.of(
                        Arbitraries.longs().between(0, 3_000),
                        Arbitraries.longs().between(0, MOST_MICROS)))
                .list()
                .ofSize(4)
                .map(list -> list.stream().sorted().toList());
        return Combinators.combine(
                        marks, Arbitraries.longs().between(0, MOST_MICROS).injectNull(0.5), Arbitraries.of(0, 1, 2))
                .as((sorted, context, seen) -> new StreamTimes(
                        context,
                        seen > 0 ? sorted.get(0) : null,
                        seen > 1 ? sorted.get(1) : null,
                        seen > 0 ? sorted.get(2) : null,
                        sorted.get(3)));
    }

    private static Arbitrary<RequestPlace> places() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, MODELS - 1),
                        Arbitraries.of("openai", "anthropic").injectNull(0.1))
                .as((model, provider) ->
                        new RequestPlace(0, "session", "message", null, "model-" + model, provider, null));
    }

    private static Arbitrary<RequestLabels> labels() {
        Arbitrary<@Nullable String> names = Arbitraries.integers()
                .between(0, LABELS - 1)
                .map(number -> "n" + number)
                .injectNull(0.2);
        return Combinators.combine(names, names, Arbitraries.of(true, false).injectNull(0.5))
                .as((user, space, hit) -> new RequestLabels(user, space, Map.of(), "chat", null, hit));
    }

    private static Arbitrary<RequestEnding> endings() {
        Arbitrary<RequestEnding> failed = Arbitraries.of(Arrays.asList(ErrorKind.values()))
                .map(kind -> new RequestEnding(Status.FAILED, kind, null));
        return Arbitraries.oneOf(List.of(
                Arbitraries.just(RequestEnding.OK),
                Arbitraries.just(RequestEnding.OK),
                failed,
                Arbitraries.just(new RequestEnding(Status.CANCELLED, null, null))));
    }

    private static Arbitrary<TokenCounts> tokens() {
        Arbitrary<Long> counts = Arbitraries.oneOf(List.of(
                Arbitraries.just(0L),
                Arbitraries.longs().between(0, 5_000),
                Arbitraries.of(TokenCounts.MOST, 1L << 40)));
        Arbitrary<TokenCounts> reported = Combinators.combine(
                        counts, counts, counts, Arbitraries.doubles().between(0, 1))
                .as((input, read, output, share) -> new TokenCounts(
                        input, read, 0, 0, output, (long) (output * share), true, UsageSource.REPORTED, true));
        return Arbitraries.oneOf(List.of(reported, Arbitraries.just(TokenCounts.NONE)));
    }
}
