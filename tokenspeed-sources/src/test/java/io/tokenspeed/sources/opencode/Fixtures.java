package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes files into a data folder as OpenCode does, and reads them. */
public final class Fixtures {
    public static final long T = 1_793_611_200_000L;

    /** A finished answer with 350 + 12000 + 1000 tokens in and 700 + 300 out. */
    public static final String ANSWER = """
            {'role':'assistant','time':{'created':1793611200000,'completed':1793611219500},'parentID':'msg_0',
            'modelID':'claude-sonnet-5','providerID':'anthropic','mode':'plan','agent':'build',
            'path':{'cwd':'/home/ann/shop/web','root':'/home/ann/shop'},'cost':0.0187,
            'tokens':{'total':14350,'input':350,'output':700,'reasoning':300,'cache':{'read':12000,'write':1000}},
            'finish':'stop'}
            """;

    public static final String FINISH = """
            {'type':'step-finish','reason':'stop','cost':0.0187,
            'tokens':{'input':350,'output':700,'reasoning':300,'cache':{'read':12000,'write':1000}}}
            """;

    private Fixtures() {}

    public static @Nullable String json(@Nullable String json) {
        return json == null ? null : json.replace('\'', '"');
    }

    /** A source whose only root is the folder. */
    public static OpenCodeSource source(Path folder) {
        return new OpenCodeSource(new Environment(Map.of("OPENCODE_DATA_DIR", folder.toString()), folder, folder));
    }

    /** Reads every file that a source finds, each from the start. */
    public static Collected read(Path folder) throws IOException {
        return read(folder, null);
    }

    /** Reads every file that a source finds, each from the same cursor. */
    public static Collected read(Path folder, @Nullable Cursor cursor) throws IOException {
        OpenCodeSource source = source(folder);
        Discovery discovery = source.discover();
        Collected collected = new Collected();
        for (SourceFile file : discovery.files()) {
            source.reader(discovery, KnownCursors.NONE).read(file, cursor, collected);
        }
        return collected;
    }

    /** Writes a file below the folder, with its parents. */
    public static Path write(Path folder, String name, String json) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, json.replace('\'', '"'));
    }
}
