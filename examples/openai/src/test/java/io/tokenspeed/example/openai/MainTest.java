package io.tokenspeed.example.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Usage;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.FakeProvider;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void main_storesTheCallThatItMakes() throws Exception {
        Path database = folder.resolve("requests.sqlite");

        try (FakeProvider provider = FakeProvider.start()) {
            provider.next(
                    Answer.text(4).usage(ReportedUsage.of(1000, 61).cached(900).reasoning(20)));
            assertThat(printed(provider, database)).startsWith("The quick brown fox");
        }

        StoredRequest row = onlyRow(database);
        Request request = row.request();
        assertThat(request.tool()).isEqualTo("my-tool");
        assertThat(request.place().provider()).isEqualTo("openai");
        assertThat(request.place().model()).isEqualTo("gpt-5.5");
        assertThat(request.ending().status()).isEqualTo(Status.OK);
        assertThat(request.tokens()).isEqualTo(Usage.inclusive(1000, 900, 61, 20));
        assertThat(Objects.requireNonNull(request.measured()).chunks().all()).isEqualTo(4);
        assertThat(row.computedCostNano()).isPositive();
    }

    private static String printed(FakeProvider provider, Path database) throws IOException, InterruptedException {
        ProcessBuilder host = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "Why?");
        host.environment().put("TS_DB_PATH", database.toString());
        host.environment().put("OPENAI_BASE_URL", provider.uri() + "/v1");
        host.environment().put("OPENAI_API_KEY", "key");
        Process running = host.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor()).isZero();
        return printed;
    }

    private static StoredRequest onlyRow(Path database) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled)) {
            List<StoredRequest> rows = storage.requests().recent(UsageFilter.all(ZoneOffset.UTC), 10);
            assertThat(rows).hasSize(1);
            return rows.get(0);
        }
    }
}
