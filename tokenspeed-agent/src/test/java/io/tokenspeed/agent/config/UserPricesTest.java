package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.price.InMemoryPriceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPricesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    private Path home;

    @Test
    void book_alias_namesAModelOfTheBook() throws IOException {
        write(
                "aliases.csv",
                "# logged, provider, model\nour-model, anthropic, claude-opus-4-8\nnext, openai,gpt-5.5,2026-11-03\n");

        PriceBook book = UserPrices.book(new InMemoryPriceStore(), environment());

        assertThat(book.match(null, "our-model", NOW))
                .hasValueSatisfying(match -> assertThat(match.row().model()).isEqualTo("claude-opus-4-8"));
        assertThat(book.match(null, "next", NOW)).isEmpty();
        assertThat(book.match(null, "next", NOW.plusSeconds(86_400))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "aliases.csv; a,b; a line needs logged model, provider and model, and at most a day behind",
                "aliases.csv; a,,c; a line needs logged model, provider and model, and at most a day behind",
                "aliases.csv; a,b,c,soon; from must be a date such as 2026-11-01",
                "price-preferences.csv; openai,gpt-5.5; a line needs provider, model and source"
            })
    void book_badLine_isRefused(String file, String line, String reason) throws IOException {
        write(file, "# first line\n" + line + "\n");

        assertThatThrownBy(() -> UserPrices.book(new InMemoryPriceStore(), environment()))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Line 2 of ")
                .hasMessageEndingWith(file + ": " + reason + ".");
    }

    @Test
    void prefer_sameModelAgain_replacesThatLineAlone() throws IOException {
        PreferenceFile file = new PreferenceFile(environment());
        file.prefer("litellm", "OpenAI", "GPT-5.5");
        file.prefer("models.dev", "xai", "grok-9");

        file.prefer("genai-prices", "openai", "gpt-5.5");

        assertThat(file.read())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("openai/gpt-5.5", "genai-prices", "xai/grok-9", "models.dev"));
        assertThat(Files.readAllLines(file.path())).hasSize(3);
    }

    private Environment environment() {
        return new Environment(Map.of(), home, home);
    }

    private void write(String name, String text) throws IOException {
        Path file = ConfigFolder.of(environment()).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
