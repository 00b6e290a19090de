package io.tokenspeed.sources.claude;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A home folder with transcripts, and the requests that importing them gives. */
final class ImportedHome {
    private final Path home;
    private final InMemoryLocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);

    ImportedHome(Path home) {
        this.home = home;
    }

    /** Creates a file below the projects folder, or appends to it. */
    ImportedHome write(String name, String text) throws IOException {
        Path file = home.resolve(".claude/projects/-home-ann-shop").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    ImportedHome read() {
        ClaudeSource source = new ClaudeSource(new Environment(Map.of(), home, home));
        new Importer(storage, List.of(source), 1).run((done, total, requests) -> {});
        return this;
    }

    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        storage.requests().forEach(UsageFilter.all(ZoneOffset.UTC), (StoredRequest row) -> requests.add(row.request()));
        return requests;
    }

    /** Input and output of each request, by time. */
    List<String> tokens() {
        return requests().stream()
                .map(request ->
                        request.tokens().input() + "/" + request.tokens().output())
                .toList();
    }

    /** The cursor of the only file. */
    Cursor cursor() {
        return storage.cursors().list(ClaudeSource.TOOL).get(0);
    }
}
