package io.tokenspeed.store.price.reprice;

import static io.tokenspeed.store.price.reprice.RepricedDatabase.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Taking a run back leaves the database as it was before the run, whatever the run looked at. */
class UndoPropertyTest {
    @Property(tries = 12)
    void undo_ofApply_isIdentity(@ForAll long seed) throws IOException {
        Path folder = Files.createTempDirectory("reprice");
        Random random = new Random(seed);
        try (RepricedDatabase database = new RepricedDatabase(folder)) {
            database.with(new RandomRequests(seed).records(60));
            List<String> before = database.content();
            UsageFilter filter = filter(random);
            RepriceScope scope = random.nextInt(4) == 0 ? RepriceScope.UNPRICED : RepriceScope.ALL;
            database.prices.change("p2", 1 + random.nextInt(6));

            RepricePreview preview = database.repricing().preview(filter, scope);
            RepriceRun run = database.repricing().apply(filter, scope);
            RepricePreview again = database.repricing().preview(filter, scope);
            RepriceUndo undo = database.repricing().undo(null);

            assertThat(run.sums()).isEqualTo(preview.sums());
            assertThat(again.sums().rows()).isZero();
            assertThat(undo.restored()).isEqualTo(run.sums().rows());
            assertThat(undo.changedSince()).isZero();
            assertThat(database.content()).isEqualTo(before);
        } finally {
            delete(folder);
        }
    }

    private static UsageFilter filter(Random random) {
        UsageFilter filter = EVERYTHING
                .withTool(oneOf(RandomRequests.TOOLS, random))
                .withModel(oneOf(RandomRequests.MODELS, random));
        if (random.nextBoolean()) {
            return filter;
        }
        Instant from = RandomRequests.START.plus(Duration.ofHours(random.nextInt(20)));
        return filter.during(new TimeRange(from, from.plus(Duration.ofMinutes(random.nextInt(3_000)))));
    }

    private static @Nullable String oneOf(List<String> values, Random random) {
        return random.nextInt(3) > 0 ? null : values.get(random.nextInt(values.size()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException stays) {
                    throw new UncheckedIOException(stays);
                }
            });
        }
    }
}
