package io.tokenspeed.agent.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tokenspeed.alerts.delivery.SigningSecret;
import io.tokenspeed.alerts.delivery.Target;
import io.tokenspeed.alerts.delivery.TargetAddress;
import io.tokenspeed.alerts.delivery.TargetKind;
import io.tokenspeed.model.alert.AlertDelivery.Status;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed between an event and its delivery loses none and repeats one under the same id. */
class KilledDeliveryTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore answered = new Semaphore(0);
    private Path database;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        database = folder.resolve("db.sqlite");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/ops";
        new TargetsFile(database)
                .put(new Target(
                        "ops", TargetKind.WEBHOOK, TargetAddress.parse(url), SigningSecret.fresh(), null, true));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        arrived.release();
        answered.acquireUninterruptibly();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Test
    void kill_beforeTheFirstTry_deliveredOnceAfterwards() throws Exception {
        killWhen(start("wait"), true);
        answered.release();

        assertThat(deliver()).isEqualTo(1);

        assertThat(received).hasSize(1);
    }

    @Test
    void kill_afterItArrivedAndBeforeThatIsStored_repeatedUnderTheSameId() throws Exception {
        Process process = start("deliver");
        assertThat(arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        killWhen(process, false);
        answered.release(2);

        assertThat(deliver()).isEqualTo(1);

        assertThat(received).hasSize(2);
        assertThat(received.get(0)).startsWith("ts_").isEqualTo(received.get(1));
    }

    /** Returns how many tries the next program makes, after which nothing waits. */
    private int deliver() throws InterruptedException {
        Environment environment = new Environment(Map.of(), folder, folder);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE);
                LocalAlerts alerts = LocalAlerts.of(database, environment, storage, () -> {}, Clock.systemUTC())) {
            int tries = alerts.deliveries().deliverDue();
            assertThat(alerts.table().deliveries(Status.WAITING, 10)).isEmpty();
            assertThat(alerts.table().deliveries(Status.DELIVERED, 10)).hasSize(1);
            return tries;
        }
    }

    private Process start(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AlertingHost.class.getName(),
                        database.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void killWhen(Process process, boolean owed) throws Exception {
        try (BufferedReader words = process.inputReader()) {
            if (owed) {
                assertThat(words.readLine()).isEqualTo("owed");
            }
            process.destroyForcibly().waitFor();
        }
    }
}
