package io.tokenspeed.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Another source whose files come in another order. */
public record ShuffledSource(Source source, long seed) implements Source {
    @Override
    public String tool() {
        return source.tool();
    }

    @Override
    public int readerVersion() {
        return source.readerVersion();
    }

    @Override
    public List<Path> roots() {
        return source.roots();
    }

    @Override
    public Discovery discover() {
        Discovery found = source.discover();
        List<SourceFile> files = new ArrayList<>(found.files());
        Collections.shuffle(files, new Random(seed));
        return new Discovery(files, found.problems());
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        return source.reader(discovery, KnownCursors.NONE);
    }
}
