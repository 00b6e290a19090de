package io.tokenspeed.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed again and again under load. Everything that it acknowledged is stored, once. */
class HubKillTest {
    private static final int DEVICES = 8;
    private static final int KILLS = 6;
    private static final int REQUESTS_PER_RECORD = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Phaser starts = new Phaser(1);
    private final Semaphore acknowledged = new Semaphore(0);
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void kill_losesNothingAndCountsNothingTwice() throws Exception {
        HubProcess hub = HubProcess.start(home, 0, Map.of());
        int port = hub.port();
        ExecutorService threads = Executors.newFixedThreadPool(DEVICES);
        try {
            List<Future<Integer>> workers = new ArrayList<>();
            for (TestDevice device : enrolled(hub)) {
                workers.add(threads.submit(() -> upload(device, URI.create("http://127.0.0.1:" + port))));
            }
            Random random = new Random(4);
            for (int i = 0; i < KILLS; i++) {
                assertThat(acknowledged.tryAcquire(20 + random.nextInt(200), 1, TimeUnit.MINUTES))
                        .isTrue();
                hub.kill();
                hub = HubProcess.start(home, port, Map.of());
                starts.arrive();
            }
            stopping.set(true);
            long records = 0;
            for (Future<Integer> worker : workers) {
                records += worker.get();
            }
            assertSums(hub, records);
        } finally {
            stopping.set(true);
            starts.forceTermination();
            hub.close();
            threads.shutdownNow();
        }
    }

    private void assertSums(HubProcess hub, long records) throws Exception {
        HttpResponse<String> summary = hub.admin("GET", "/v1/dashboard/summary", "");
        hub.kill();
        Path database = home.resolve(".local/share/tokenspeed/hub/hub.sqlite");
        try (HubStorage storage = SqlHubStorage.sqlite(database)) {
            assertThat(storage.tokens().drift()).isZero();
            assertThat(storage.tokens()
                            .usage(null)
                            .summary(UsageFilter.all(ZoneOffset.UTC))
                            .requests())
                    .isEqualTo(records * REQUESTS_PER_RECORD);
        }
        assertThat(JSON.readTree(summary.body()).get("requestCount").asLong()).isEqualTo(records * REQUESTS_PER_RECORD);
    }

    private List<TestDevice> enrolled(HubProcess hub) throws Exception {
        JsonNode invite = JSON.readTree(
                hub.admin("POST", "/v1/admin/invites", "{\"maxUses\":" + DEVICES + ",\"requireApproval\":false}")
                        .body());
        InviteToken token = new InviteToken(invite.get("token").asText());
        List<TestDevice> devices = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            TestDevice device = TestDevice.random();
            assertThat(send(device.enrol(token, now()), URI.create(hub.url())).statusCode())
                    .isEqualTo(201);
            devices.add(device);
        }
        return devices;
    }

    /** Uploads one bucket after the other until the test ends, and returns the number of acknowledged uploads. */
    private int upload(TestDevice device, URI hub) throws InterruptedException {
        long first = now() / 300 * 300 - 600;
        int records = 0;
        while (!stopping.get()) {
            String body = Bodies.batch(Bodies.record(first - 300L * (records % 2000), 1, "model-" + records / 2000));
            acknowledge(device, hub, body);
            records++;
            acknowledged.release();
        }
        return records;
    }

    private void acknowledge(TestDevice device, URI hub, String body) throws InterruptedException {
        int phase = starts.getPhase();
        while (true) {
            try {
                HttpResponse<String> answer = send(device.upload(body, now()), hub);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return;
            } catch (IOException killed) {
                // Waits for the restart, unless it is over already.
                phase = starts.awaitAdvanceInterruptibly(phase);
            }
        }
    }

    private HttpResponse<String> send(Signing signing, URI hub) throws IOException, InterruptedException {
        return client.send(signing.builder(hub).build(), BodyHandlers.ofString());
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
