package io.tokenspeed.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random questions about random requests get the answers of the reference storage, also between two imports. */
public abstract class AgreementContract extends LocalStorageContract {
    private static final int IMPORTS = 12;
    private static final int QUESTIONS = 25;

    @Test
    void answers_toRandomQuestions_areThoseOfTheReference() {
        LocalStorage expected = new InMemoryLocalStorage(new TestPricing("p1", 3));
        LocalStorage actual = storage(new TestPricing("p1", 3));
        RandomRequests source = new RandomRequests(2_026);
        RandomQuestions questions = new RandomQuestions(new Random(11));

        for (int i = 0; i < IMPORTS; i++) {
            List<Request> records = source.records(15);
            assertThat(store(actual, records)).as("import %d", i).isEqualTo(store(expected, records));
            for (int j = 0; j < QUESTIONS; j++) {
                assertSameAnswers(actual, expected, questions.next());
            }
        }
    }

    private static void assertSameAnswers(LocalStorage actual, LocalStorage expected, RandomQuestions.Question about) {
        UsageReader usage = actual.usage();
        UsageReader right = expected.usage();

        assertThat(usage.summary(about.filter())).as("summary, %s", about).isEqualTo(right.summary(about.filter()));
        assertThat(usage.breakdown(about.filter(), about.by()))
                .as("breakdown, %s", about)
                .isEqualTo(right.breakdown(about.filter(), about.by()));
        assertThat(usage.series(about.filter(), about.interval(), about.by()))
                .as("series, %s", about)
                .isEqualTo(right.series(about.filter(), about.interval(), about.by()));
        assertThat(usage.speeds(about.filter(), about.by()))
                .as("speeds, %s", about)
                .isEqualTo(right.speeds(about.filter(), about.by()));
        assertThat(usage.speedSeries(about.filter(), about.interval(), about.by()))
                .as("speed series, %s", about)
                .isEqualTo(right.speedSeries(about.filter(), about.interval(), about.by()));
        assertThat(recent(actual, about)).as("recent, %s", about).isEqualTo(recent(expected, about));
    }

    private static List<StoredRequest> recent(LocalStorage storage, RandomQuestions.Question about) {
        return storage.requests().recent(about.filter(), about.limit()).stream()
                .map(row -> new StoredRequest("", row.request(), row.computed()))
                .toList();
    }
}
