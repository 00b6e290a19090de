package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong on either side, nothing stays open and nothing is left uncounted. */
class ChaosTest {
    private static final int EXCHANGES = 400;
    private static final int PATIENCE_MILLIS = 60;
    private static final List<String> SCRIPTS = List.of(
            "text 20 every 1ms",
            "text 5;cut",
            "text 5;cut chunk",
            "cut head",
            "reset",
            "text 5;reset",
            "text 5;reset chunk",
            "hang",
            "text 5;hang",
            "garbage 64",
            "text 5;garbage 64",
            "text 5;error overloaded",
            "status 500",
            "status 429",
            "wait 20ms;text 10",
            "text 5;nomark");

    @Test
    void exchanges_ofAllKinds_leaveNothingOpen() throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Rig rig = Rig.start()) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(threads)
                    .build();
            Random random = new Random(16);
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < EXCHANGES; i++) {
                String script = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
                boolean leaves = script.contains("hang") || random.nextInt(4) == 0;
                all.add(send(client, rig.through("/v1/chat/completions"), script, leaves));
            }

            all.forEach(CompletableFuture::join);

            rig.awaitNoneOpen();
            assertThat(rig.stored(0))
                    .allSatisfy(request -> assertThat(request.tool()).isEqualTo("gateway"));
            assertThat(rig.gateway().counts().captured()).isGreaterThan(EXCHANGES / 2);
            assertThat(rig.gateway().counts().dropped().total()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Never fails: that exchanges go wrong is the test. */
    private static CompletableFuture<?> send(HttpClient client, URI uri, String script, boolean leaves) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("content-type", "application/json")
                .timeout(Rig.SOON)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"fake:" + script + "\",\"stream\":true,\"messages\":[]}"))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        if (leaves) {
            CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> answer.cancel(true));
        }
        return answer.handle((response, failure) -> 0);
    }
}
