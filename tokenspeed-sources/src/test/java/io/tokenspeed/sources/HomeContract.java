package io.tokenspeed.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.sources.opencode.FolderSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every reader: it finds what its tool wrote, however often, in whichever order and parts it reads. */
public abstract class HomeContract {
    @TempDir
    protected Path folder;

    /** A home with random sessions. */
    protected abstract GrowingHome home(Path folder, long seed);

    /** The source that reads the home. */
    protected abstract Source source(Path folder);

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_ofAWholeHome_findsItsSums(long seed) throws Exception {
        GrowingHome home = home(folder, seed).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read();

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
        assertThat(home.truth().sums()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_again_findsNoMore(long seed) throws Exception {
        GrowingHome home = home(folder, seed).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read().read();
        new SourceProbe(source(folder)).read().requests().values().forEach(probe::request);

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_inAnotherOrder_findsTheSame(long seed) throws Exception {
        home(folder, seed).growAll();
        SourceProbe usual = new SourceProbe(source(folder)).read();
        SourceProbe shuffled = new SourceProbe(new Shuffled(source(folder), new Random(seed))).read();

        assertThat(shuffled.requests()).isEqualTo(usual.requests());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_ofAGrowingHome_findsItsSums(long seed) throws Exception {
        GrowingHome home = home(folder, seed);
        Random random = new Random(seed);
        SourceProbe probe = new SourceProbe(source(folder));
        while (!home.complete()) {
            home.grow();
            if (random.nextInt(4) == 0) {
                probe.read();
            }
        }
        probe.read();

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_changesNothingInTheHome() throws Exception {
        home(folder, 1).growAll();
        FolderSnapshot before = FolderSnapshot.of(folder);
        new SourceProbe(source(folder)).read();

        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void read_keepsNoPrompt() throws Exception {
        home(folder, 1).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read();

        assertThat(probe.requests().toString() + probe.sessions()).doesNotContain(GrowingHome.PROMPT);
    }

    @Test
    void discover_withoutTheTool_findsNothing() {
        Discovery discovery = source(folder.resolve("none")).discover();

        assertThat(discovery.files()).isEmpty();
        assertThat(discovery.problems()).isEmpty();
    }

    /** A source whose files come in another order. */
    private record Shuffled(Source source, Random random) implements Source {
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
            Collections.shuffle(files, random);
            return new Discovery(files, found.problems());
        }

        @Override
        public FileReader reader(Discovery discovery, KnownCursors cursors) {
            return source.reader(discovery, KnownCursors.NONE);
        }
    }
}
