package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.copilot.CopilotHome;
import io.tokenspeed.sources.cursor.CursorHome;
import io.tokenspeed.sources.kilo.KiloHome;
import io.tokenspeed.sources.kiro.KiroHome;
import io.tokenspeed.sources.zcode.ZcodeHome;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The homes of agents, imported as a whole: what reports show is what was used. */
class AgentHomesTest {
    @TempDir
    Path folder;

    private interface Writer {
        Map<String, List<Long>> write(Path home, int sessions, long seed) throws Exception;
    }

    static Stream<Arguments> homes() {
        return Stream.of(
                Arguments.of("copilot", (Writer) CopilotHome::write),
                Arguments.of("zcode", (Writer) ZcodeHome::write),
                Arguments.of("kilo", (Writer) KiloHome::write),
                Arguments.of("kiro", (Writer) KiroHome::write),
                Arguments.of("cursor", (Writer) CursorHome::write));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void run_ofHome_countsEveryRequestOnce(String tool, Writer writer) throws Exception {
        LocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
        Map<String, List<Long>> truth = writer.write(folder, 30, 8);

        for (int run = 0; run < 2; run++) {
            new Importer(storage, Sources.all(new Environment(Map.of(), folder, folder)), 2).run(ImportProgress.NONE);

            UsageTotals totals =
                    storage.usage().summary(UsageFilter.all(ZoneOffset.UTC).withTool(tool));
            assertThat(totals.requests()).isEqualTo(sum(truth, 7));
            assertThat(totals.tokens().output()).isEqualTo(sum(truth, 4));
            assertThat(totals.tokens().total())
                    .isEqualTo(sum(truth, 0) + sum(truth, 1) + sum(truth, 2) + sum(truth, 3) + sum(truth, 4));
        }
    }

    private static long sum(Map<String, List<Long>> truth, int column) {
        return truth.values().stream().mapToLong(row -> row.get(column)).sum();
    }
}
