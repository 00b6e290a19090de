package io.tokenspeed.testkit.conformance.hub;

import io.tokenspeed.model.wire.WireHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends requests to the hub under test. */
final class HubUnderTest {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final String adminToken;
    private @Nullable Long offset;

    /**
     * A hub to test.
     *
     * @param base the hub's address up to, but without, {@code /v1}
     * @param adminToken allows to invite, approve and revoke
     */
    HubUnderTest(String base, String adminToken) {
        this.base = base;
        this.adminToken = adminToken;
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(Duration.ofSeconds(30));
    }

    /** Sends a request. Demands that the answer names the hub's time. */
    TestAnswer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            TestAnswer answer = new TestAnswer(response.statusCode(), response.headers(), response.body());
            Deviation.require(
                    answer.header(WireHeader.SERVER_TIME).matches("[1-9][0-9]{9}"),
                    "the header " + WireHeader.SERVER_TIME + " on every answer",
                    request.uri().getPath() + " " + answer.headers().map().keySet());
            return answer;
        } catch (IOException failure) {
            throw new Deviation(
                    "no answer to " + request.method() + " " + request.uri().getPath() + ": " + failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    TestAnswer get(String path) {
        return send(request(path).GET().build());
    }

    TestAnswer admin(String method, String path, String body) {
        return send(request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + adminToken)
                .header("Content-Type", "application/json")
                .build());
    }

    /** Creates an invite and returns its token. */
    String invite(int uses, boolean approval) {
        TestAnswer answer = admin(
                "POST",
                "/v1/admin/invites",
                "{\"maxUses\":" + uses + ",\"expiresInSeconds\":3600,\"requireApproval\":" + approval
                        + ",\"label\":\"conformance\"}");
        Deviation.expect(answer, 201, "");
        return answer.json().path("token").asText();
    }

    /** The hub's clock in seconds since the epoch, asked once and continued by ours. */
    long time() {
        Long known = offset;
        if (known == null) {
            known = Long.parseLong(get("/v1/hub").header(WireHeader.SERVER_TIME)) - seconds();
            offset = known;
        }
        return seconds() + known;
    }

    private static long seconds() {
        return System.currentTimeMillis() / 1000;
    }
}
