package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Most fields of most records are equal, so that often a single field decides. Edge cases are off, because there would
 * be more edge cases than tries.
 */
class RequestMergePropertyTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_isCommutative(@ForAll("records") Request a, @ForAll("records") Request b) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_isAssociative(@ForAll("records") Request a, @ForAll("records") Request b, @ForAll("records") Request c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_isIdempotent(@ForAll("records") Request a, @ForAll("records") Request b) {
        Request merged = a.merge(b);

        assertThat(a.merge(a)).isEqualTo(a);
        assertThat(merged.merge(a)).isEqualTo(merged);
        assertThat(merged.merge(b)).isEqualTo(merged);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void merge_ofShuffledAndRepeatedRecords_isTheSame(
            @ForAll @Size(min = 1, max = 8) List<@From("records") Request> records, @ForAll Random random) {
        List<Request> more = new ArrayList<>(records);
        more.addAll(records.subList(0, random.nextInt(records.size()) + 1));
        Collections.shuffle(more, random);

        assertThat(merged(more)).isEqualTo(merged(records));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void compareTo_isZeroOnlyForEqualDetails(@ForAll("details") RequestDetails a, @ForAll("details") RequestDetails b) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    }

    private static Request merged(List<Request> records) {
        return records.stream().reduce(Request::merge).orElseThrow();
    }

    @Provide
    Arbitrary<Request> records() {
        return Combinators.combine(
                        mostly("a", "b", "c").injectNull(0.1),
                        Arbitraries.of(RecordKind.class),
                        tokens(),
                        billings(),
                        mostly(1L, 2L, 3L).injectNull(0.1),
                        ids(),
                        details(),
                        Combinators.combine(measured().injectNull(0.3), labels())
                                .as((part, given) -> (UnaryOperator<Request>) request -> request.with(part, given)))
                .as((fork, kind, tokens, billing, cost, ids, details, with) -> with.apply(new Request(
                        new RequestKey("claude", "msg_1", fork), kind, tokens, billing, cost, ids, details)));
    }

    private static Arbitrary<Measured> measured() {
        Arbitrary<List<Long>> times = mostly(2L, 1L, 3L).injectNull(0.1).list().ofSize(6);
        return Combinators.combine(
                        mostly(5L, 6L, 7L),
                        times,
                        mostly(9L, 8L, 7L),
                        mostly(4, 5, 6),
                        mostly(3, 2, 1),
                        mostly("a", "b", "c").injectNull(0.5))
                .as((sent, at, end, all, answer, model) -> new Measured(
                        MeasuredBy.RECORDER,
                        sent,
                        new StreamTimes(at.get(0), at.get(1), at.get(2), at.get(3), end),
                        new StreamChunks(all, answer, at.get(4), at.get(5)),
                        model));
    }

    private static Arbitrary<RequestLabels> labels() {
        Arbitrary<List<String>> names =
                mostly("a", "b", "c").injectNull(0.3).list().ofSize(4);
        Arbitrary<Map<String, String>> tags = Arbitraries.maps(Arbitraries.of("x", "y"), Arbitraries.of("1", "2"));
        return Combinators.combine(names, tags, Arbitraries.of(true, false).injectNull(0.3))
                .as((given, tagged, hit) ->
                        new RequestLabels(given.get(0), given.get(1), tagged, given.get(2), given.get(3), hit));
    }

    private static Arbitrary<ProviderIds> ids() {
        Arbitrary<String> id = mostly("a", "b", "c").injectNull(0.3);
        return Combinators.combine(id, id).as(ProviderIds::new);
    }

    private static Arbitrary<Billing> billings() {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 2);
        Arbitrary<Pass> pass =
                Combinators.combine(count, count, count, count, count).as(Pass::new);
        return Combinators.combine(
                        mostly("us", "eu", "au").injectNull(0.5),
                        count,
                        pass.list().ofMaxSize(3))
                .as(Billing::of);
    }

    @Provide
    Arbitrary<RequestDetails> details() {
        Arbitrary<List<String>> names = mostly("a", "b", "c").list().ofSize(3);
        Arbitrary<List<String>> optionalNames =
                mostly("a", "b", "c").injectNull(0.1).list().ofSize(5);
        Arbitrary<List<Long>> times = mostly(2L, 1L, 3L).injectNull(0.1).list().ofSize(4);
        Arbitrary<SpeedBasis> basis = mostly(SpeedBasis.E2E_APPROX, SpeedBasis.TURN, SpeedBasis.NONE);
        Arbitrary<ErrorKind> error = mostly(ErrorKind.OTHER, ErrorKind.TIMEOUT, ErrorKind.SERVER);
        return Combinators.combine(
                        mostly(0, 1, 2),
                        names,
                        optionalNames,
                        times,
                        basis,
                        error,
                        mostly(Status.OK, Status.CANCELLED, Status.FAILED))
                .as(RequestMergePropertyTest::details);
    }

    private static RequestDetails details(
            int distance,
            List<String> names,
            List<String> optionalNames,
            List<Long> times,
            SpeedBasis basis,
            ErrorKind error,
            Status status) {
        boolean timeless = times.get(0) == null && times.get(2) == null;
        return new RequestDetails(
                new RequestPlace(
                        distance,
                        names.get(0),
                        names.get(1),
                        optionalNames.get(0),
                        names.get(2),
                        optionalNames.get(1),
                        optionalNames.get(2),
                        optionalNames.get(4)),
                new RequestTiming(
                        timeless ? Long.valueOf(2) : times.get(0), times.get(1), times.get(2), basis, times.get(3)),
                new RequestEnding(status, status == Status.FAILED ? error : null, optionalNames.get(3)));
    }

    private static Arbitrary<TokenCounts> tokens() {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 3);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(count, count, count, count, count, count, flag, Arbitraries.of(UsageSource.class))
                .as((in, read, w5, w1, out, reasoning, known, source) ->
                        new TokenCounts(in, read, w5, w1, out, Math.min(reasoning, out), known, source, in % 2 == 0));
    }

    private static <T> Arbitrary<T> mostly(T usual, T other, T another) {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(usual)),
                Tuple.of(1, Arbitraries.just(other)),
                Tuple.of(1, Arbitraries.just(another)));
    }
}
