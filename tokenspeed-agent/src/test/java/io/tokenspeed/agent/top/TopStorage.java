package io.tokenspeed.agent.top;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests of ten models in the eight days before {@link #NOW}, one of which has a name that would steer a terminal. */
final class TopStorage {
    static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");
    private static final int MODELS = 10;

    private TopStorage() {}

    static InMemoryLocalStorage filled() {
        InMemoryLocalStorage storage = new InMemoryLocalStorage(new TestPricing("p", 1_000));
        List<Request> requests = new ArrayList<>();
        for (int model = 0; model < MODELS; model++) {
            for (int number = 0; number < 8; number++) {
                requests.add(request(model, number));
            }
        }
        requests.add(TestRequests.failed("failed").at(NOW.minusSeconds(90)).build());
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
        return storage;
    }

    /** Of each model, requests 20 s, 20 min, 40 min, ... ago, the last one a week and more. */
    private static Request request(int model, int number) {
        long secondsAgo = number == 7 ? 8 * 86_400 : number * 1200L + 20;
        RequestBuilder request = TestRequests.timed(model + "-" + number, 100 + model, 2_000)
                .at(NOW.minusSeconds(secondsAgo))
                .model(name(model))
                .tokens(TestTokens.reported(1_000_000L * (model + 1), 100 + model));
        return model == 0
                ? request.firstTokenAt(NOW.minusSeconds(secondsAgo).toEpochMilli() - 1_400)
                        .build()
                : request.build();
    }

    private static String name(int model) {
        return switch (model) {
            case 1 -> "m\u001b[2J\u202e";
            case 2 -> "日本語の長い名前のモデル".repeat(6);
            default -> "model-" + model;
        };
    }
}
