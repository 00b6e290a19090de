package io.tokenspeed.sources.codex;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Rollouts in a folder, and the requests that importing them gives. */
final class Family {
    private final Path home;
    private final Path folder;
    private final LocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);

    Family(Path home) throws IOException {
        this.home = home.toRealPath();
        this.folder = Files.createDirectories(this.home.resolve(".codex/sessions/2026/10/05"));
    }

    Path path(int thread) {
        return folder.resolve(Rollout.name(thread));
    }

    Family write(int thread, Rollout rollout) throws IOException {
        rollout.write(path(thread));
        return this;
    }

    Family delete(int thread) throws IOException {
        Files.delete(path(thread));
        return this;
    }

    Family read() {
        new Importer(storage, List.of(new CodexSource(new Environment(Map.of(), home, home))), 1)
                .run(ImportProgress.NONE);
        return this;
    }

    /** The output of each request that counts, smallest first. */
    List<Long> outputs() {
        TreeSet<String> ordered = new TreeSet<>();
        storage.requests()
                .forEach(
                        UsageFilter.all(ZoneOffset.UTC),
                        row -> ordered.add(
                                "%09d %s".formatted(row.request().tokens().output(), row.id())));
        return ordered.stream()
                .map(text -> Long.parseLong(text.substring(0, text.indexOf(' '))))
                .toList();
    }

    UsageTotals totals() {
        return storage.usage().summary(UsageFilter.all(ZoneOffset.UTC));
    }
}
