package io.tokenspeed.uploader.queue.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.uploader.queue.UploadQueue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The queue stores its enums as the words that the tables allow, and reads them back. */
class StoredWordsTest {
    private static String schema() throws Exception {
        try (InputStream in = Objects.requireNonNull(UploadQueue.class.getResourceAsStream("database/queue.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void words_areThoseOfTheTables() throws Exception {
        String statuses = Arrays.stream(BatchStatus.values())
                .map(status -> "'" + status.text() + "'")
                .collect(Collectors.joining(", ", "CHECK (status IN (", "))"));
        String states = Arrays.stream(BucketState.values())
                .map(state -> "'" + state.text() + "'")
                .collect(Collectors.joining(", ", "CHECK (state IN (", "))"));

        assertThat(schema()).contains(statuses, states);
    }

    @ParameterizedTest
    @EnumSource
    void batchStatus_isReadBack(BatchStatus status) {
        assertThat(BatchStatus.of(status.text())).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void bucketState_isReadBack(BucketState state) {
        assertThat(BucketState.of(state.text())).isEqualTo(state);
    }
}
