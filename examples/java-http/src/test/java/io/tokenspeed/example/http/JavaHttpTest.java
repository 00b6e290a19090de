package io.tokenspeed.example.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHttpTest {
    @TempDir
    private Path folder;

    @Test
    void main_storesTheMeasuredRequest() throws Exception {
        Path database = folder.resolve("requests.sqlite");
        Answer answer = Answer.text(20)
                .reasoning(5)
                .usage(ReportedUsage.of(1000, 61).cached(900).written(20, 30).reasoning(20));

        try (FakeProvider provider = FakeProvider.start().next(answer)) {
            JavaHttp.main(new String[] {database.toString(), provider.uri() + "/v1/messages"});
        }

        try (var storage = SqliteLocalStorage.open(database, PriceBook::bundled)) {
            Request stored = storage.requests()
                    .recent(UsageFilter.all(ZoneOffset.UTC), 10)
                    .get(0)
                    .request();
            assertThat(stored.tokens()).isEqualTo(Usage.exclusive(50, 900, 20, 30, 61, 20));
            StreamChunks chunks = requireNonNull(stored.measured()).chunks();
            assertThat(chunks.all()).isEqualTo(25);
            assertThat(chunks.answer()).isEqualTo(20);
            assertThat(stored.labels().user()).isEqualTo("u17");
        }
    }
}
