package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever comes as a body of OTLP is taken or refused: as a whole, or with a count of what was not taken. */
class OtlpFuzzTest {
    private static Path home;
    private static TestServer server;
    private static OtlpClient client;

    @BeforeContainer
    static void start() throws Exception {
        home = Files.createTempDirectory("otlp-fuzz");
        server = TestServer.start(home, "TS_OTLP", "1");
        client = new OtlpClient(server, home);
    }

    @AfterContainer
    static void stop() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is stored: requests that were told, series of metrics, and the sum of these. */
    private record Stored(long requests, long series, double sum) {}

    private static Stored stored() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + TestServer.database(home));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT COUNT(*) FROM requests WHERE trace = 6),"
                        + " (SELECT COUNT(*) FROM telemetry_sum), (SELECT TOTAL(value) FROM telemetry_sum)")) {
            row.next();
            return new Stored(row.getLong(1), row.getLong(2), row.getDouble(3));
        }
    }

    @Provide
    Arbitrary<List<BodyChange>> changes() {
        return Combinators.combine(
                        Arbitraries.of(BodyChange.Kind.class),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 255))
                .as(BodyChange::new)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<FuzzedBody> bodies() {
        Arbitrary<String> values = Arbitraries.of(
                "",
                "many",
                "-1",
                "NaN",
                "1e999",
                "99999999999999999999",
                "1e15",
                "\0",
                "\ud800",
                "x".repeat(300),
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "2026-11-02T09:00:00Z",
                "-1e308",
                "429");
        return Combinators.combine(
                        Arbitraries.of(FuzzedBody.Tool.class),
                        Arbitraries.of(true, false),
                        Arbitraries.maps(Arbitraries.integers().between(0, 11), values)
                                .ofMaxSize(3))
                .as(FuzzedBody::new);
    }

    @Property(tries = 600)
    void body_withChanges_isTakenOrRefusedAndCounted(
            @ForAll("bodies") FuzzedBody body, @ForAll("changes") List<BodyChange> changes) throws Exception {
        byte[] bytes = body.bytes();
        for (BodyChange change : changes) {
            bytes = change.of(bytes);
        }
        Stored before = stored();

        HttpResponse<byte[]> answer = client.post(body.path(), body.type(), bytes);

        Stored after = stored();
        assertThat(answer.statusCode()).isIn(200, 400, 413);
        if (answer.statusCode() != 200) {
            assertThat(after).isEqualTo(before);
        } else if (!body.json() && records(body, bytes) >= 0) {
            assertThat(after.requests() - before.requests() + rejected(answer)).isBetween(0L, records(body, bytes));
        }
        if (changes.isEmpty() && body.unchanged()) {
            assertThat(after.requests() - before.requests()).isEqualTo(body.requests());
            assertThat(after.series() - before.series()).isEqualTo(2 - body.requests());
            assertThat(body.json() ? 0 : rejected(answer)).isZero();
        }
    }

    /** What is a message of OTLP to others is taken. */
    @Property(tries = 300)
    void protobuf_thatOthersCanRead_isTaken(
            @ForAll("bodies") FuzzedBody body, @ForAll("changes") List<BodyChange> changes) throws Exception {
        byte[] bytes = body.protobuf();
        for (BodyChange change : changes) {
            bytes = change.of(bytes);
        }

        HttpResponse<byte[]> answer = client.post(body.path(), OtlpClient.PROTOBUF, bytes);

        if (records(body, bytes) >= 0) {
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    /** The field of the count is the same in the answers to all signals. */
    private static long rejected(HttpResponse<byte[]> answer) throws InvalidProtocolBufferException {
        return ExportLogsServiceResponse.parseFrom(answer.body())
                .getPartialSuccess()
                .getRejectedLogRecords();
    }

    /** How many records the reader of OpenTelemetry finds; -1 where it finds no message. */
    private static long records(FuzzedBody body, byte[] bytes) {
        try {
            return switch (body.path()) {
                case "/v1/logs" ->
                    ExportLogsServiceRequest.parseFrom(bytes).getResourceLogsList().stream()
                            .flatMap(resource -> resource.getScopeLogsList().stream())
                            .mapToLong(scope -> scope.getLogRecordsCount())
                            .sum();
                case "/v1/traces" ->
                    ExportTraceServiceRequest.parseFrom(bytes).getResourceSpansList().stream()
                            .flatMap(resource -> resource.getScopeSpansList().stream())
                            .mapToLong(scope -> scope.getSpansCount())
                            .sum();
                default -> {
                    ExportMetricsServiceRequest unused = ExportMetricsServiceRequest.parseFrom(bytes);
                    yield Long.MAX_VALUE;
                }
            };
        } catch (InvalidProtocolBufferException none) {
            return -1;
        }
    }
}
