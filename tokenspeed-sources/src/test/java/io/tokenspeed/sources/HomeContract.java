package io.tokenspeed.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.sources.opencode.FolderSnapshot;
import java.nio.file.Path;
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
        return LongStream.range(0, 6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_ofAWholeHome_findsItsSums(long seed) throws Exception {
        GrowingHome home = home(folder, seed).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read();

        assertThat(home.truth().sums()).isNotEmpty();
        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_fromTheStartAgain_countsNothingTwice(long seed) throws Exception {
        GrowingHome home = home(folder, seed).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read();
        new SourceProbe(source(folder)).read().requests().values().forEach(probe::request);

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_again_findsNothingNew() throws Exception {
        home(folder, 1).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read();
        probe.clear();

        assertThat(probe.read().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_inAnotherOrder_findsTheSame(long seed) throws Exception {
        home(folder, seed).growAll();
        SourceProbe usual = new SourceProbe(source(folder)).read();
        SourceProbe shuffled = new SourceProbe(new ShuffledSource(source(folder), seed)).read();

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
        assertThat(probe.requests())
                .isEqualTo(new SourceProbe(source(folder)).read().requests());
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

        assertThat(probe.requests()).isNotEmpty();
        assertThat(probe.requests().toString() + probe.sessions() + probe.cursors())
                .doesNotContain(GrowingHome.PROMPT);
    }

    @Test
    void discover_withoutTheTool_findsNothing() {
        Discovery discovery = source(folder.resolve("none")).discover();

        assertThat(discovery.files()).isEmpty();
        assertThat(discovery.problems()).isEmpty();
    }
}
