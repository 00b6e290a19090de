package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.collector.sink.HttpSink;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.collector.track.TrackedSession;
import io.tokenspeed.collector.track.Tracker;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.track.TestEvents;
import io.tokenspeed.testkit.track.TrackContract;
import io.tokenspeed.testkit.track.TrackedRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program sends to a running server leaves the rows that it would have written itself. */
class TrackOverHttpTest extends TrackContract {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private @Nullable TestServer server;

    @Override
    protected TrackStore store() throws IOException, InterruptedException {
        return sink();
    }

    private HttpSink sink() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve(".config/tokenspeed"));
        Files.writeString(folder.resolve("rates.csv"), "dbOps,cloudflare,d1.query,1,\n");
        Files.writeString(folder.resolve("currencies.csv"), "EUR,1.08\n");
        TestServer started = TestServer.start(home);
        server = started;
        return HttpSink.to(started.client().uri(""), token());
    }

    private String token() throws IOException {
        return Files.readString(TestServer.database(home).resolveSibling("ingest-token"));
    }

    @Override
    protected TrackedRows rows() throws SQLException {
        return TrackedRows.of(TestServer.database(home));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void recordedRequest_arrivesAsThroughSqlite() throws Exception {
        List<Request> requests = recorded();
        requests.add(TestEvents.request("abc-7", "trip-17", 5));
        Path direct = home.resolve("direct.sqlite");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(direct, PriceBook::bundled);
                RequestSink sink = storage.recording()) {
            sink.store(requests);
        }
        HttpSink sink = sink();

        assertThat(sink.store(requests)).isZero();
        assertThat(sink.store(requests)).isZero();

        assertThat(requestRows(TestServer.database(home))).isEqualTo(requestRows(direct));
    }

    /** Requests of every form that a recorder makes. */
    private static List<Request> recorded() {
        MemorySink memory = new MemorySink(100);
        try (Recorder recorder = Recorder.builder("my-tool")
                .sink(memory)
                .project("/home/ada/shop")
                .open()) {
            recorder.start("openai", "gpt-5.5").complete(10, 20);
            recorder.start("openai", "gpt-5.5").fail(ErrorKind.RATE_LIMITED);
            recorder.start(null, null).cancel();
            Call call = Call.of("anthropic", "claude-opus-4-8")
                    .session("s-1")
                    .user("u17")
                    .space("support")
                    .tag("feature", "a=b&c");
            var streamed = recorder.start(call);
            for (int i = 0; i < 5; i++) {
                streamed.chunk();
            }
            streamed.complete(Usage.exclusive(12, 24_000, 100, 800, 640, 410));
            recorder.start(call.retryOf(streamed)).complete(Usage.estimated(10, 20));
            recorder.flush(LONG);
        }
        return new ArrayList<>(memory.requests());
    }

    /** All columns but the time of storing. */
    private static List<String> requestRows(Path database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM requests ORDER BY id")) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    if (row.getMetaData().getColumnName(i).equals("created_at")) {
                        continue;
                    }
                    text.append(row.getMetaData().getColumnName(i))
                            .append('=')
                            .append(row.getString(i))
                            .append(' ');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    @Test
    void tracker_tellsWhatTheHostDoes() throws Exception {
        try (Tracker tracker = Tracker.open("voygent", sink())) {
            TrackedSession session = tracker.session("trip-17")
                    .user("u-42")
                    .project("shop")
                    .metadata(Metadata.NONE.with("plan", "team"))
                    .start();
            session.interaction(InteractionKind.DB)
                    .id("q-1")
                    .name("orders.insert")
                    .units(CostComponent.DB_OPS, 3, "cloudflare", "d1.query")
                    .finish();
            session.interaction(InteractionKind.COST_EVENT)
                    .amount(CostComponent.API_CALLS, new BigDecimal("0.02"), "EUR")
                    .finish();
            session.interaction(InteractionKind.API).fail(ErrorKind.TIMEOUT);
            session.interaction(InteractionKind.CHAT)
                    .model("openai", "gpt-5.5")
                    .tokens(Usage.inclusive(10, 0, 20))
                    .finish();
            session.end(Status.OK);

            assertThat(tracker.flush(LONG)).isTrue();
            assertThat(tracker.counts().stored()).isEqualTo(6);
            assertThat(tracker.counts().waiting()).isZero();
        }

        assertThat(rows().interactions()).hasSize(4).anyMatch(row -> row.contains("db_nano=3000, db_ops=3"));
        assertThat(rows().sessions()).singleElement().asString().contains("status=ok", "user_id=u-42");
        assertThat(rows().chats()).hasSize(1);
    }

    @Test
    void write_wrongToken_throwsWithoutTheToken() throws Exception {
        sink();
        HttpSink wrong = HttpSink.to(started().client().uri(""), "wrong-token-of-many-letters");

        assertThatThrownBy(() -> wrong.write(List.of(TestEvents.query("q", "s", 1))))
                .hasMessageContaining("answered 401; check the token.")
                .hasMessageNotContaining("wrong-token");
        assertThatThrownBy(() -> wrong.store(recorded())).isInstanceOf(IOException.class);
    }

    private TestServer started() {
        if (server == null) {
            throw new IllegalStateException("no server is started");
        }
        return server;
    }

    @Test
    void store_eventThatTheServerRefuses_isCounted() throws Exception {
        HttpSink sink = sink();

        assertThat(sink.store(List.of(TestEvents.request("abc", "a session/with spaces", 5))))
                .isEqualTo(1);
    }

    @Test
    void of_findsAddressAndToken() throws Exception {
        sink();
        Map<String, String> variables =
                Map.of(HttpSink.SERVER, started().client().uri("").toString(), HttpSink.INGEST_TOKEN, token());

        HttpSink sink = HttpSink.of(new Environment(variables, home, home));

        assertThat(sink.write(List.of(TestEvents.query("q", "s", 1)))).hasSize(1);
        assertThatThrownBy(() -> HttpSink.of(new Environment(Map.of(), home, home)))
                .hasMessageContaining("set TS_INGEST_TOKEN");
    }

    @Test
    void to_addressThatWouldShowTheToken_isRefused() {
        for (String address :
                List.of("http://example.com", "ftp://localhost", "https://me@example.com", "localhost:1")) {
            assertThatThrownBy(() -> HttpSink.to(URI.create(address), "token"))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("https://");
        }
    }
}
