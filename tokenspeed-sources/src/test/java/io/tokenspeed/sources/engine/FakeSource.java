package io.tokenspeed.sources.engine;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A source of files that do not exist; the test gives the result of reading each file. */
final class FakeSource implements Source {
    static final String TOOL = "claude";

    private final int files;
    private final Reading reading;

    FakeSource(int files, Reading reading) {
        this.files = files;
        this.reading = reading;
    }

    /** Reads one file. */
    interface Reading {
        void read(Path path, ReadSink sink) throws IOException;
    }

    /** A reading that gives the requests repeatedly, and then a cursor. */
    static Reading endless(List<Request> requests, int repeats) {
        return (path, sink) -> {
            for (int i = 0; i < repeats; i++) {
                requests.forEach(sink::request);
            }
            sink.checkpoint(cursor(path));
        };
    }

    static Cursor cursor(Path path) {
        return new Cursor(
                new CursorFile(TOOL, path.toString(), "", 10, 1),
                new CursorPosition(10, "", 1, ""),
                new FileCounts(1, 1, 0),
                null);
    }

    static Path path(int number) {
        return Path.of("/fake", "%d.jsonl".formatted(number));
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public int readerVersion() {
        return 1;
    }

    @Override
    public List<Path> roots() {
        return List.of();
    }

    @Override
    public Discovery discover() {
        return new Discovery(
                IntStream.range(0, files)
                        .mapToObj(i -> new SourceFile(path(i), "", 10, 1))
                        .toList(),
                List.of());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return (file, cursor, sink) -> reading.read(file.path(), sink);
    }
}
