package io.tokenspeed.uploader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.uploader.hub.HttpTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The uploader as a client for the conformance suite. Its time passes faster, so that waiting does not take long. */
final class ConformanceAdapter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 150;

    private ConformanceAdapter() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("sign")) {
            System.out.println(JSON.writeValueAsString(signatures(JSON.readTree(System.in))));
        } else {
            upload(arguments[1], arguments[2], Path.of(arguments[3]));
        }
    }

    private static List<String> signatures(JsonNode vectors) {
        List<String> signatures = new ArrayList<>();
        for (JsonNode vector : vectors) {
            SignedRequest request = new SignedRequest(
                    vector.get("method").asText(),
                    vector.get("path").asText(),
                    vector.get("query").asText(),
                    vector.get("deviceId").asText(),
                    vector.get("keyId").asText(),
                    vector.get("timestamp").asText(),
                    vector.get("nonce").asText(),
                    vector.get("contentType").asText(),
                    vector.get("contentEncoding").asText(),
                    vector.get("bodySha256").asText());
            byte[] secret = HexFormat.of().parseHex(vector.get("secretHex").asText());
            signatures.add(request.sign(DeviceSecret.of(secret)));
        }
        return signatures;
    }

    private static void upload(String url, String invite, Path folder) throws Exception {
        FakeTime time = new FakeTime(Instant.now());
        try (Uploader uploader = new Uploader(options(folder, time))) {
            uploader.control().enable(url, true);
            uploader.control().enrol(new InviteToken(invite));
            for (int round = 0; round < ROUNDS; round++) {
                time.pass(Math.min(uploader.step(), 30_000));
            }
        }
    }

    private static UploaderOptions options(Path folder, FakeTime time) throws IOException {
        FakeRequests requests = new FakeRequests();
        int made = 0;
        for (JsonNode event : JSON.readTree(folder.resolve("events.json").toFile())) {
            requests.put(TestRequests.claude("e" + made++)
                    .project(event.get("project").asText())
                    .provider(event.get("provider").asText())
                    .model(event.get("model").asText())
                    .tokens(TestTokens.reported(
                            event.get("input").asLong(), event.get("output").asLong()))
                    .at(Instant.ofEpochMilli(event.get("endedAt").asLong()))
                    .build());
        }
        return UploaderOptions.builder(folder, new Environment(Map.of(), folder, folder), requests, requests)
                .client(new ClientInfo("tokenspeed-agent", "1.4.2", "linux", "x64"))
                .transport(new HttpTransport(Duration.ofSeconds(5)))
                .clock(time)
                .ticker(time::ticks)
                .jitter(new Random())
                .build();
    }
}
