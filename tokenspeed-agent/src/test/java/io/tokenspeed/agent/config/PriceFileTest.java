package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    private Path home;

    @Test
    void over_withoutFile_leavesLocalModelsUnpriced() {
        assertThat(PriceFile.over(PriceBook.bundled(), environment()).match("ollama", "qwen3-coder:30b", NOW))
                .isEmpty();
    }

    @Test
    void over_pricesALocalModelAndReplacesABundledPrice() throws IOException {
        write("# electricity\nollama, qwen3-coder:30b, 0.05, 0.2\n\nopenai,gpt-5.5,1,2,0.5,,,2026-11-01\n");

        PriceBook book = PriceFile.over(PriceBook.bundled(), environment());

        assertThat(book.match("ollama", "qwen3-coder:30b", NOW)).hasValueSatisfying(match -> {
            assertThat(match.row().schedule().standard().base().input()).isEqualTo(50_000);
            assertThat(match.row().source().name()).isEqualTo("user");
        });
        assertThat(book.match("openai", "gpt-5.5", NOW))
                .hasValueSatisfying(match -> assertThat(
                                match.row().schedule().standard().base().output())
                        .isEqualTo(2_000_000));
        assertThat(book.match("openai", "gpt-5.5", NOW.minusSeconds(864_000)))
                .hasValueSatisfying(match -> assertThat(
                                match.row().schedule().standard().base().output())
                        .isEqualTo(30_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ollama,x,1; a line needs provider, model, input and output",
                "ollama,x,1,; output is missing",
                "ollama,x,one,2; input must be dollars per million tokens",
                "ollama,x,1,-2; output must not be negative",
                "ollama,x,1,2,,,,soon; validFrom must be a date such as 2026-11-01"
            })
    void over_refusesBadLines(String line, String reason) throws IOException {
        write("# first line\n" + line + "\n");

        assertThatThrownBy(() -> PriceFile.over(PriceBook.bundled(), environment()))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Line 2 of ")
                .hasMessageContaining(reason);
    }

    private Environment environment() {
        return new Environment(Map.of(), home, home);
    }

    private void write(String text) throws IOException {
        Path file = PriceFile.path(environment());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
