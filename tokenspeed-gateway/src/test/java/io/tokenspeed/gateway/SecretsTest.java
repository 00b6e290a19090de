package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.model.request.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials and texts go to the provider, and stay nowhere here. */
class SecretsTest {
    private static final String KEY = "sk-canary-0123456789";
    private static final String PROMPT = "canary-prompt-please";
    private static final String BODY =
            "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT + "\"}]}";

    @Test
    void keysAndTexts_areNowhereHere() throws IOException, InterruptedException {
        try (Rig rig = Rig.start()) {
            rig.provider().next(Answer.text(3), Answer.error(401), Answer.dropped());
            StringBuilder errors = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                HttpResponse<byte[]> answer = rig.post(
                        rig.through("/v1/messages?key=" + KEY),
                        BODY,
                        "authorization",
                        "Bearer " + KEY,
                        "x-api-key",
                        KEY);
                errors.append(answer.headers().map());
                errors.append(new String(answer.body(), StandardCharsets.UTF_8));
            }

            List<Request> stored = rig.stored(3);
            String metrics = metrics(rig);
            assertThat(rig.provider().exchanges().get(0).headers()).containsEntry("x-api-key", KEY);
            assertThat(metrics).contains("gateway_requests_total", "gateway_attempts_total", "gateway_streams 0");
            String log = rig.log();
            assertThat(log).contains("\"route\":\"/v1/messages\"");
            assertThat(List.of(stored.toString(), metrics, log, errors.toString()))
                    .allSatisfy(text -> assertThat(text).doesNotContain("canary"));
        }
    }

    private static String metrics(Rig rig) throws IOException, InterruptedException {
        rig.awaitNoneOpen();
        URI uri = URI.create("http://127.0.0.1:" + rig.gateway().adminPort() + "/metrics");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Rig.SOON).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
