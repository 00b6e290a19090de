package io.tokenspeed.example.plain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainJavaTest {
    @TempDir
    private Path folder;

    @Test
    void main_storesTheMeasuredRequest() throws Exception {
        Request stored =
                run(Answer.text(20).usage(ReportedUsage.of(1000, 61).cached(900).reasoning(20)));

        assertThat(stored.tokens()).isEqualTo(Usage.inclusive(1000, 900, 61, 20));
        assertThat(requireNonNull(stored.measured()).chunks().all()).isEqualTo(20);
        assertThat(stored.details().place().model()).isEqualTo("gpt-5.5");
        assertThat(stored.labels().user()).isEqualTo("u17");
        assertThat(stored.labels().space()).isEqualTo("support");
    }

    @Test
    void main_storesAFailure() throws Exception {
        assertThat(run(Answer.error(429)).details().ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
    }

    private Request run(Answer answer) throws Exception {
        Path database = folder.resolve("requests.sqlite");
        try (FakeProvider provider = FakeProvider.start().next(answer)) {
            PlainJava.main(new String[] {database.toString(), provider.uri() + "/v1/chat/completions"});
        }
        try (var storage = SqliteLocalStorage.open(database, PriceBook::bundled)) {
            return storage.requests()
                    .recent(UsageFilter.all(ZoneOffset.UTC), 10)
                    .get(0)
                    .request();
        }
    }
}
