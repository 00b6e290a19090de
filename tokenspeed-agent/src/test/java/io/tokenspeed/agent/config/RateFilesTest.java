package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.ComponentRate;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.CurrencyRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFilesTest {
    @TempDir
    private Path home;

    private RateFiles files() {
        return new RateFiles(new Environment(Map.of(), home, home));
    }

    private void write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/tokenspeed"));
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void get_withoutFiles_hasNoRates() {
        assertThat(files().get()).isEqualTo(ComponentRates.NONE);
    }

    @Test
    void get_readsBothFilesAndTheirDates() throws IOException {
        write("rates.csv", "# mine\n\ndbOps, cloudflare, d1.query, 1\ncomputeTime,*,worker.cpu_ms,0.02,2026-11-01\n");
        write("currencies.csv", "EUR, 1.08\nCHF,1.2,2026-11-01\n");

        ComponentRates rates = files().get();

        Instant november = Instant.parse("2026-11-01T00:00:00Z");
        assertThat(rates.rates())
                .containsExactly(
                        new ComponentRate(CostComponent.DB_OPS, "cloudflare", "d1.query", 1_000_000, null),
                        new ComponentRate(CostComponent.COMPUTE_TIME, "*", "worker.cpu_ms", 20_000, november));
        assertThat(rates.currencies())
                .containsExactly(
                        new CurrencyRate("EUR", new BigDecimal("1.08"), null),
                        new CurrencyRate("CHF", new BigDecimal("1.2"), november));
    }

    @Test
    void get_fileThatChanged_isReadAgain() throws IOException {
        RateFiles files = files();
        assertThat(files.get()).isEqualTo(ComponentRates.NONE);

        write("currencies.csv", "EUR, 1.08\n");
        assertThat(files.get().currencies()).hasSize(1);
        write("currencies.csv", "EUR, 1.08\nCHF, 1.2\n");
        assertThat(files.get().currencies()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rates.csv | dbOps,a,b | a line needs 4 to 5 fields.",
                "rates.csv | dbops,a,b,1 | component must be one of aiTokens, dbOps, apiCalls, computeTime.",
                "rates.csv | dbOps,,b,1 | provider is missing.",
                "rates.csv | dbOps,a,b,one | usdPerMillionUnits must be a number such as 1.08.",
                "rates.csv | dbOps,a,b,-1 | usdPerMillionUnits must be dollars per million units with at most six"
                        + " decimals, not below 0.",
                "rates.csv | dbOps,a,b,0.0000001 | usdPerMillionUnits must be dollars per million units with at most"
                        + " six decimals, not below 0.",
                "rates.csv | dbOps,a,b,1,yesterday | validFrom must be a date such as 2026-11-01.",
                "currencies.csv | EURO,1 | currency must be three capital letters like EUR.",
                "currencies.csv | EUR,0 | usd must be above 0.",
                "currencies.csv | EUR | a line needs 2 to 3 fields.",
            })
    void get_malformedLine_isNamed(String file, String line, String reason) throws IOException {
        write(file, "# comment\n" + line + "\n");
        RateFiles files = files();

        assertThatThrownBy(files::get)
                .isInstanceOf(StorageException.class)
                .hasMessage("Line 2 of " + home.resolve(".config/tokenspeed").resolve(file) + ": " + reason);
    }
}
