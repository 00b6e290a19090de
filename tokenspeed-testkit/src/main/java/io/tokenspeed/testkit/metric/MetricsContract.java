package io.tokenspeed.testkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.metric.KindOfErrors;
import io.tokenspeed.model.metric.MetricsReader;
import io.tokenspeed.model.metric.MetricsSnapshot;
import io.tokenspeed.model.metric.MetricsWindow;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.metric.WindowBreakdown.LabelRow;
import io.tokenspeed.model.metric.WindowBreakdown.ModelRow;
import io.tokenspeed.model.metric.WindowSums;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The properties of metrics, whatever makes them. */
public abstract class MetricsContract {
    /** Returns a reader that knows the attempts of a script, which come in its order. */
    protected abstract MetricsReader reader(AttemptScript script) throws Exception;

    @Provide
    Arbitrary<AttemptScript> scripts() {
        return RandomAttempts.scripts();
    }

    private Map<Span, MetricsWindow> windows(AttemptScript script) throws Exception {
        return reader(script).current().windows();
    }

    private static NaiveMetrics naive(AttemptScript script, MetricsWindow window) {
        return new NaiveMetrics(script.attempts())
                .between(window.from(), window.to().plusMillis(1));
    }

    @Property
    void requests_countEveryEndOnce(@ForAll("scripts") AttemptScript script) throws Exception {
        MetricsWindow month = reader(script).current().window(Span.MONTH);

        WindowSums sums = month.sums();
        assertThat(sums.counts()).isEqualTo(naive(script, month).sums().counts());
        assertThat(sums.attempts())
                .isEqualTo(sums.counts().requests()
                        + sums.counts().failed()
                        + sums.counts().cancelled());
    }

    @Property
    void windows_equalTheirCells(@ForAll("scripts") AttemptScript script, @ForAll Random random) throws Exception {
        List<Request> shuffled = new ArrayList<>(script.attempts());
        Collections.shuffle(shuffled, random);
        MetricsSnapshot again =
                reader(new AttemptScript(script.now(), shuffled)).current();

        windows(script).forEach((span, window) -> {
            assertThat(window.to()).isEqualTo(script.now());
            assertThat(window.from()).isBeforeOrEqualTo(script.now().minus(span.length()));
            assertThat(window.sums()).isEqualTo(naive(script, window).sums());
            assertThat(again.window(span).sums()).isEqualTo(window.sums());
            assertThat(again.window(span).times()).isEqualTo(window.times());
            assertThat(again.window(span).errors()).isEqualTo(window.errors());
        });
    }

    @Property
    void dimensions_sumToTheTotal(@ForAll("scripts") AttemptScript script) throws Exception {
        windows(script).values().forEach(window -> {
            WindowSums sums = window.sums();
            assertSum(window.breakdown().users(), sums);
            assertSum(window.breakdown().spaces(), sums);
            assertThat(window.breakdown().models().stream()
                            .map(ModelRow::sums)
                            .reduce(WindowSums.ZERO, WindowSums::plus))
                    .isEqualTo(sums);
        });
    }

    private static void assertSum(List<LabelRow> rows, WindowSums sums) {
        assertThat(rows).extracting(LabelRow::name).doesNotHaveDuplicates();
        assertThat(sum(rows, LabelRow::requests)).isEqualTo(sums.counts().requests());
        assertThat(sum(rows, LabelRow::promptTokens)).isEqualTo(sums.promptTokens());
        assertThat(sum(rows, LabelRow::completionTokens)).isEqualTo(sums.completionTokens());
    }

    private static long sum(List<LabelRow> rows, ToLongFunction<LabelRow> part) {
        return rows.stream().mapToLong(part).sum();
    }

    @Property
    void contextAndLlm_neverExceedTotal(@ForAll("scripts") AttemptScript script) throws Exception {
        windows(script).values().forEach(window -> {
            Distribution total = window.times().total();
            Distribution context = window.times().context();
            Distribution llm = window.times().llm();
            assertThat(sum(context) + sum(llm)).isCloseTo(sum(total), within(1e-6 * (1 + sum(total))));
            for (Distribution each : List.of(total, context, llm, window.times().ttft())) {
                assertThat(each.extremes() == null || each.extremes().min() >= 0)
                        .isTrue();
            }
        });
    }

    private static double sum(Distribution times) {
        return times.average() == null ? 0 : times.average() * times.count();
    }

    @Property
    void averageAndMedian_areRight(@ForAll("scripts") AttemptScript script) throws Exception {
        MetricsSnapshot current = reader(script).current();

        current.windows().values().forEach(window -> {
            NaiveMetrics naive = naive(script, window);
            double error = current.relativeError();
            assertRight(window.times().total(), naive.sorted(NaiveMetrics::total), error);
            assertRight(window.times().context(), naive.sorted(NaiveMetrics::context), error);
            assertRight(window.times().llm(), naive.sorted(NaiveMetrics::llm), error);
            assertRight(window.times().ttft(), naive.sorted(NaiveMetrics::ttft), error);
        });
    }

    private static void assertRight(Distribution times, List<Long> sorted, double error) {
        assertThat(times.count()).isEqualTo(sorted.size());
        if (sorted.isEmpty()) {
            assertThat(times).isEqualTo(Distribution.NONE);
            return;
        }
        double exact = sorted.stream().mapToLong(Long::longValue).sum() / (double) sorted.size();
        assertThat(times.average()).isCloseTo(exact, within(1e-9 * (1 + exact)));
        assertThat(times.extremes()).isEqualTo(new Distribution.Extremes(sorted.get(0), sorted.get(sorted.size() - 1)));
        assertQuantile(times.median(), 0.5, sorted, error);
        assertQuantile(times.p95(), 0.95, sorted, error);
        assertQuantile(times.p99(), 0.99, sorted, error);
    }

    private static void assertQuantile(@Nullable Long answer, double q, List<Long> sorted, double error) {
        long exact = sorted.get((int) Math.max(1, Math.ceil(q * sorted.size())) - 1);
        // Adds half a unit, because the result is rounded to a whole number.
        long given = Objects.requireNonNull(answer);
        assertThat((double) given).isCloseTo((double) exact, within(exact * error + 0.5));
        assertThat(given).isBetween(sorted.get(0), sorted.get(sorted.size() - 1));
    }

    @Property
    void total_isPromptPlusCompletion(@ForAll("scripts") AttemptScript script) throws Exception {
        windows(script).values().forEach(window -> {
            WindowSums naive = naive(script, window).sums();
            assertThat(window.sums().totalTokens())
                    .isEqualTo(window.sums().promptTokens() + window.sums().completionTokens())
                    .isEqualTo(naive.promptTokens() + naive.completionTokens());
        });
    }

    @Property
    void errorRate_isFailedOverAttempts(@ForAll("scripts") AttemptScript script) throws Exception {
        windows(script).values().forEach(window -> {
            long attempts = naive(script, window).attempts().size();
            long failed = naive(script, window).sums().counts().failed();
            assertThat(window.errorRate().value())
                    .isEqualTo(attempts == 0 ? null : (Double) (failed / (double) attempts));
        });
    }

    @Property
    void errorKinds_sumToFailed(@ForAll("scripts") AttemptScript script) throws Exception {
        windows(script).values().forEach(window -> {
            NaiveMetrics naive = naive(script, window);
            for (ErrorKind kind : ErrorKind.values()) {
                KindOfErrors found = window.errors().get(kind);
                assertThat(found == null ? 0 : found.count()).isEqualTo(naive.failed(kind));
            }
            assertThat(window.errors().values().stream()
                            .mapToLong(KindOfErrors::count)
                            .sum())
                    .isEqualTo(window.sums().counts().failed());
        });
    }

    @Property
    void hitsAndMisses_sumToRequests(@ForAll("scripts") AttemptScript script) throws Exception {
        windows(script).values().forEach(window -> {
            WindowSums naive = naive(script, window).sums();
            long requests = naive.counts().requests();
            assertThat(window.sums().cacheHits() + window.sums().cacheMisses()).isEqualTo(requests);
            assertThat(window.cacheHitRate().value())
                    .isEqualTo(requests == 0 ? null : (Double) (naive.cacheHits() / (double) requests));
        });
    }
}
