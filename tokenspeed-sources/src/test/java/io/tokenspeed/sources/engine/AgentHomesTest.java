package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.sources.ShuffledSource;
import io.tokenspeed.sources.Source;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A home with the logs of all agents, imported as a whole: what reports show is what was used. */
class AgentHomesTest {
    @TempDir
    Path folder;

    static Stream<Named<Function<Path, LocalStorage>>> storages() {
        return Stream.of(
                Named.of("memory", folder -> new InMemoryLocalStorage(Pricing.NONE)),
                Named.of(
                        "SQLite",
                        folder -> SqliteLocalStorage.open(folder.resolve("usage.sqlite"), () -> Pricing.NONE)));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_ofAllAgents_reportsWhatWasUsedHoweverOften(Function<Path, LocalStorage> open) throws Exception {
        UsageTable truth = UsageTable.of(new AgentHomes(home(), 8).growAll().truth());
        try (LocalStorage storage = open.apply(folder)) {
            run(storage, sources());
            assertThat(UsageTable.of(storage).differences(truth)).isEmpty();

            run(storage, sources());
            assertThat(UsageTable.of(storage).differences(truth)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_inAnotherOrder_reportsTheSame(Function<Path, LocalStorage> open) throws Exception {
        UsageTable truth = UsageTable.of(new AgentHomes(home(), 9).growAll().truth());
        List<Source> sources = new ArrayList<>();
        sources().forEach(source -> sources.add(new ShuffledSource(source, 9)));
        Collections.shuffle(sources, new Random(9));
        try (LocalStorage storage = open.apply(folder)) {
            run(storage, sources);

            assertThat(UsageTable.of(storage).differences(truth)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void run_whileAgentsWrite_reportsWhatWasUsedInTheEnd(Function<Path, LocalStorage> open) throws Exception {
        AgentHomes homes = new AgentHomes(home(), 10);
        try (LocalStorage storage = open.apply(folder)) {
            while (homes.grow()) {
                run(storage, sources());
            }
            run(storage, sources());

            assertThat(UsageTable.of(storage).differences(UsageTable.of(homes.truth())))
                    .isEmpty();
        }
    }

    private static void run(LocalStorage storage, List<Source> sources) {
        new Importer(storage, sources, 2).run(ImportProgress.NONE);
    }

    private List<Source> sources() {
        return Sources.all(new Environment(Map.of(), home(), home()));
    }

    private Path home() {
        return folder.resolve("home");
    }
}
