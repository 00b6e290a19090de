package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static io.tokenspeed.testkit.fixture.TestRequests.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PromptSize;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Speeds by the size of prompts: each request is in one class, and all classes add up to the speeds of the group. */
public abstract class PromptSizeContract extends LocalStorageContract {
    /** The dashboard reader of a storage that {@link #open} opened. */
    protected abstract DashboardReader dashboard(LocalStorage storage);

    @Test
    void promptSizes_atTheBorders_belongToTheSmallerClass() {
        LocalStorage storage = storing(
                prompt("a", 1_000), prompt("b", 1_001), prompt("c", 8_000), prompt("d", 128_001), prompt("e", 0));

        assertThat(dashboard(storage).promptSizes().speeds(EVERYTHING, List.of()))
                .extracting(row -> row.size() + " " + row.requests())
                .containsExactly("UNKNOWN 1", "UP_TO_1K 1", "UP_TO_8K 2", "LARGER 1");
    }

    @Test
    void promptSizes_ofCachedPrompts_countTheWholePrompt() {
        LocalStorage storage = storing(timed("a", 100, 1_000).tokens(TestTokens.everyClass(1_000)));

        assertThat(dashboard(storage).promptSizes().speeds(EVERYTHING, List.of()))
                .extracting(SizedSpeeds::size)
                .containsExactly(PromptSize.UP_TO_32K);
    }

    @Test
    void promptSizes_ofFailedAttempts_countNoRequest() {
        LocalStorage storage = storing(failed("a"));

        assertThat(dashboard(storage).promptSizes().speeds(EVERYTHING, List.of()))
                .extracting(row -> row.size() + " " + row.requests())
                .containsExactly("UNKNOWN 0");
    }

    @Test
    void promptSizes_afterMoreWasStored_haveIt() {
        LocalStorage storage = storing(prompt("a", 10));
        DashboardReader read = dashboard(storage);
        List<SizedSpeeds> before = read.promptSizes().speeds(EVERYTHING, List.of());

        store(storage, prompt("b", 20));

        assertThat(before).extracting(SizedSpeeds::requests).containsExactly(1L);
        assertThat(read.promptSizes().speeds(EVERYTHING, List.of()))
                .extracting(SizedSpeeds::requests)
                .containsExactly(2L);
    }

    @Test
    void promptSizes_bySession_areRefused() {
        DashboardReader read = dashboard(storing(prompt("a", 10)));

        assertThatThrownBy(() -> read.promptSizes().speeds(EVERYTHING, List.of(Dimension.SESSION)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sizes of prompts are not kept by session");
    }

    @Test
    void promptSizes_ofRandomQuestions_areThoseOfTheReference() {
        InMemoryLocalStorage reference = new InMemoryLocalStorage(new TestPricing("p1", 3));
        LocalStorage storage = storage(new TestPricing("p1", 3));
        DashboardReader read = dashboard(storage);
        RandomRequests source = new RandomRequests(19);
        RandomQuestions questions = new RandomQuestions(new Random(8));

        for (int i = 0; i < 6; i++) {
            List<Request> records = source.records(25);
            store(storage, records);
            store(reference, records);
            for (int j = 0; j < 25; j++) {
                RandomQuestions.Question about = questions.next();
                List<Dimension> by = about.by().stream()
                        .filter(dimension -> dimension != Dimension.SESSION)
                        .toList();
                assertThat(read.promptSizes().speeds(about.filter(), by))
                        .as("%s", about)
                        .isEqualTo(reference.dashboard().promptSizes().speeds(about.filter(), by));
                assertAddsUp(read, about.filter(), by);
            }
        }
    }

    private static void assertAddsUp(DashboardReader read, UsageFilter filter, List<Dimension> by) {
        List<SizedSpeeds> sizes = read.promptSizes().speeds(filter, by);
        for (SpeedRow group : read.usage().speeds(filter, by)) {
            List<SizedSpeeds> own = sizes.stream()
                    .filter(row -> row.keys().equals(group.keys()))
                    .toList();
            assertThat(own.stream().mapToLong(SizedSpeeds::requests).sum())
                    .isEqualTo(group.totals().requests());
            assertThat(own.stream().map(SizedSpeeds::e2e).reduce(Histogram.EMPTY, Histogram::merge))
                    .isEqualTo(group.e2e());
            assertThat(own.stream().map(SizedSpeeds::ttft).reduce(Histogram.EMPTY, Histogram::merge))
                    .isEqualTo(group.ttft());
        }
    }

    private static RequestBuilder prompt(String key, long tokens) {
        return timed(key, 100, 1_000).tokens(TestTokens.reported(tokens, 100));
    }
}
