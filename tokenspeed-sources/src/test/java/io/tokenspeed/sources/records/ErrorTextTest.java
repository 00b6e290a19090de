package io.tokenspeed.sources.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextTest {
    @ParameterizedTest
    @CsvSource({
        "[API Error: RESOURCE_EXHAUSTED],RATE_LIMITED",
        "429 status code (no body),RATE_LIMITED",
        "Request timed out.,TIMEOUT",
        "504 Gateway,TIMEOUT",
        "529 {type: overloaded_error},SERVER",
        "502 Bad Gateway,SERVER",
        "(Status: INVALID_ARGUMENT),CLIENT",
        "got 404,CLIENT",
        "Connection error.,OTHER",
        "1500 tokens,OTHER",
        "'',OTHER"
    })
    void kind_byWordsElseByStatus(String message, ErrorKind kind) {
        assertThat(ErrorText.kind(message)).isEqualTo(kind);
    }
}
