package io.tokenspeed.sources.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every source that reads growing logs: its sums are those of the generator, however it reads. */
public abstract class GeneratedLogTest {
    /** A text that generators put into every prompt and answer. */
    public static final String CANARY = "CANARY-7c1";

    private static final int STEPS = 5;

    @TempDir
    Path folder;

    /** Makes the source of an agent whose home is the folder. */
    protected abstract Source source(Path home);

    /** Writes random sessions of an agent below the folder and returns what they used. */
    protected abstract GeneratedUsage write(Path home, long seed) throws IOException;

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_generatedHome_hasTheGeneratedSums(int seed) throws IOException {
        GeneratedUsage truth = write(folder, seed);
        FolderSnapshot before = FolderSnapshot.of(folder);
        SourceProbe probe = new SourceProbe(source(folder)).read();

        assertThat(truth.lines()).isNotEmpty();
        assertThat(GeneratedUsage.of(probe.requests().values()).lines()).isEqualTo(truth.lines());
        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
        assertThat(probe.requests().toString()).doesNotContain(CANARY);
        assertThat(probe.sessions().toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_filesInAnyOrderAndTwice_givesTheSameRequests(int seed) throws IOException {
        write(folder, seed);
        SourceProbe once = new SourceProbe(source(folder)).read();
        SourceProbe twice = new SourceProbe(new Shuffled(source(folder), seed)).read();
        SourceProbe again = new SourceProbe(new Shuffled(source(folder), seed + 1L));
        again.read().clear();

        assertThat(twice.requests()).isEqualTo(once.requests());
        assertThat(again.read().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_growingLogs_givesTheSameRequests(int seed) throws IOException {
        Path full = folder.resolve("full");
        Path grown = folder.resolve("grown");
        GeneratedUsage truth = write(full, seed);
        Random random = new Random(seed);
        SourceProbe probe = new SourceProbe(source(grown));
        for (int step = 1; step <= STEPS; step++) {
            grow(full, grown, step, random);
            probe.read();
        }

        assertThat(GeneratedUsage.of(probe.requests().values()).lines()).isEqualTo(truth.lines());
        SourceProbe whole = new SourceProbe(source(grown)).read();
        assertThat(probe.requests()).isEqualTo(whole.requests());
    }

    /** Copies all of a file that is not appended to, and more and more of one that is. */
    private static void grow(Path full, Path grown, int step, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(full)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = grown.resolve(full.relativize(file).toString());
            byte[] bytes = Files.readAllBytes(file);
            int had = Files.exists(copy) ? (int) Files.size(copy) : 0;
            boolean whole = step == STEPS || !file.toString().endsWith(".jsonl");
            int size = whole ? bytes.length : had + random.nextInt(bytes.length - had + 1);
            Files.createDirectories(copy.getParent());
            Files.write(copy, Arrays.copyOf(bytes, size));
        }
    }

    /** A source that finds its files in another order. */
    private record Shuffled(Source source, long seed) implements Source {
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
}
