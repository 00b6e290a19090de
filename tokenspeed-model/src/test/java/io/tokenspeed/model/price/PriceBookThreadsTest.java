package io.tokenspeed.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PriceBookThreadsTest {
    private static final List<String> MODELS = List.of("claude-opus-4-8", "claude-sonnet-4", "no-such-model");

    @Test
    void match_fromManyThreads_isTheSameAsFromOne() throws Exception {
        PriceBook shared = PriceBook.bundled();
        Callable<List<Optional<String>>> asking = () -> ids(shared);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<Optional<String>>>> answers = new ArrayList<>();

        try {
            answers.addAll(threads.invokeAll(Collections.nCopies(64, asking)));
        } finally {
            threads.shutdownNow();
        }

        List<Optional<String>> expected = ids(PriceBook.bundled());
        for (Future<List<Optional<String>>> answer : answers) {
            assertThat(answer.get()).isEqualTo(expected);
        }
    }

    private static List<Optional<String>> ids(PriceBook book) {
        return MODELS.stream()
                .map(model -> book.match("anthropic", model, Instant.EPOCH)
                        .map(match -> match.row().id()))
                .toList();
    }
}
