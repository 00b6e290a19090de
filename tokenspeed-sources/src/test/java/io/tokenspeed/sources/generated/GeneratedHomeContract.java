package io.tokenspeed.sources.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every agent's reader keeps for homes with random sessions. */
public abstract class GeneratedHomeContract {
    private static final int SESSIONS = 12;

    @TempDir
    Path folder;

    /** Makes a home that is not written yet. */
    protected abstract GeneratedHome home(Path folder, long seed, int sessions) throws Exception;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void read_aWholeHome_isItsTruth(long seed) throws Exception {
        GeneratedHome home = home(folder, seed, SESSIONS).writeAll();

        SourceProbe probe = new SourceProbe(home.source()).read();

        assertThat(home.truth().requests()).isPositive();
        assertThat(Truth.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void read_aGrowingHome_isItsTruthInTheEnd(long seed) throws Exception {
        GeneratedHome home = home(folder, seed, SESSIONS);
        SourceProbe probe = new SourceProbe(home.source());
        Random pace = new Random(seed);

        while (home.continueWriting(pace)) {
            probe.read();
        }
        probe.read();

        assertThat(Truth.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_inAnotherOrder_givesTheSameRequests(long seed) throws Exception {
        GeneratedHome home = home(folder, seed, SESSIONS).writeAll();

        SourceProbe probe = new SourceProbe(home.source()).read();
        SourceProbe shuffled = new SourceProbe(new ShuffledSource(home.source(), seed)).read();

        assertThat(shuffled.requests()).isEqualTo(probe.requests());
    }

    @Test
    void read_twice_readsNothingAgain() throws Exception {
        SourceProbe probe = new SourceProbe(home(folder, 1, SESSIONS).writeAll().source()).read();
        probe.clear();

        assertThat(probe.read().requests()).isEmpty();
    }

    @Test
    void read_fromTheStartAgain_countsNothingTwice() throws Exception {
        GeneratedHome home = home(folder, 2, SESSIONS).writeAll();
        SourceProbe once = new SourceProbe(home.source()).read();
        SourceProbe again = new SourceProbe(home.source()).read();
        again.requests().values().forEach(once::request);

        assertThat(Truth.of(once.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_leavesTheFolderAsItIs() throws Exception {
        GeneratedHome home = home(folder, 1, SESSIONS).writeAll();
        FolderSnapshot before = FolderSnapshot.of(folder);

        new SourceProbe(home.source()).read();

        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void read_keepsNoPromptAndNoAnswer() throws Exception {
        SourceProbe probe = new SourceProbe(home(folder, 3, SESSIONS).writeAll().source()).read();

        assertThat(probe.requests().values()).isNotEmpty().noneMatch(this::hasText);
        assertThat(probe.sessions()).noneMatch(this::hasText);
    }

    private boolean hasText(Object read) {
        return read.toString().contains(GeneratedHome.CANARY);
    }

    @Test
    void discover_withoutTheAgent_findsNothing() throws Exception {
        GeneratedHome home = home(folder.resolve("none"), 1, SESSIONS);

        assertThat(home.source().discover().files()).isEmpty();
        assertThat(home.source().discover().problems()).isEmpty();
    }
}
