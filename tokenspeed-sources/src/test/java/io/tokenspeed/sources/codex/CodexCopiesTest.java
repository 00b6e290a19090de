package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.luben.zstd.Zstd;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodexCopiesTest {
    private static final String FIRST = usage(9000, 7000, 420, 256);
    private static final String SECOND = usage(3000, 2000, 80, 0);
    private static final String BOTH = usage(12_000, 9000, 500, 256);
    private static final String THIRD = usage(1000, 0, 60, 0);
    private static final String ALL = usage(13_000, 9000, 560, 256);

    /** The folder that is searched first. */
    private Path active;

    /** The folder that is searched last. */
    private Path archived;

    private Path home;
    private CodexSource source;
    private SourceProbe probe;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        home = folder.toRealPath();
        active = Files.createDirectories(home.resolve(".codex/sessions/2026/10/05"));
        archived = Files.createDirectories(home.resolve(".codex/archived_sessions"));
        source = new CodexSource(new Environment(Map.of(), home, home));
        probe = new SourceProbe(source);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_countsWhatAForkReplaysOnceAndForItsParent(boolean parentFirst) throws IOException {
        parent().write(place(parentFirst, 1));
        replay(new Rollout()
                        .thread(2, ",'forked_from_id':'" + Rollout.id(1) + "'")
                        .meta(1, ""))
                .tokens("20:09.000", ALL, THIRD)
                .write(place(!parentFirst, 2));

        probe.read();

        assertThat(sessions()).containsExactly("420 of 1 at 0", "60 of 2 at 0", "80 of 1 at 0");
        assertThat(probe.sessions()).isEmpty();
    }

    @Test
    void read_tellsWhichThreadStartedASubAgent() throws IOException {
        new Rollout()
                .thread(2, ",'source':{'subagent':{'thread_spawn':{'parent_thread_id':'" + Rollout.id(1) + "'}}}")
                .tokens("00:09.000", FIRST, FIRST)
                .write(place(true, 2));

        probe.read();

        assertThat(probe.sessions()).containsExactly(SessionDetail.logged(Rollout.id(2), Rollout.id(1)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_followsTheChainOfForks(boolean parentFirst) throws IOException {
        parent().write(place(parentFirst, 1));
        replay(new Rollout().thread(2, ",'forked_from_id':'" + Rollout.id(1) + "'"))
                .write(place(!parentFirst, 2));
        replay(new Rollout().thread(3, ",'forked_from_id':'" + Rollout.id(2) + "'"))
                .write(place(!parentFirst, 3));

        probe.read();

        assertThat(sessions()).containsExactly("420 of 1 at 0", "80 of 1 at 0");
    }

    @Test
    void read_endsWhereForksNameEachOther() throws IOException {
        replay(new Rollout().thread(2, ",'forked_from_id':'" + Rollout.id(3) + "'"))
                .write(place(true, 2));
        replay(new Rollout().thread(3, ",'forked_from_id':'" + Rollout.id(2) + "'"))
                .write(place(true, 3));

        assertThat(probe.read().requests()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void read_countsWhatASubAgentReplaysOnce(boolean parentFirst) throws IOException {
        parent().write(place(parentFirst, 1));
        replay(new Rollout()
                        .thread(
                                2,
                                ",'source':{'subagent':{'thread_spawn':{'parent_thread_id':'" + Rollout.id(1)
                                        + "','depth':1}}}"))
                .tokens("20:09.000", ALL, THIRD)
                .write(place(!parentFirst, 2));

        probe.read();

        assertThat(sessions()).containsExactly("420 of 1 at 0", "60 of 2 at 0", "80 of 1 at 0");
    }

    @Test
    void read_countsAMovedFileOnce() throws IOException {
        Path file = parent().write(place(true, 1));
        Map<String, Request> before = Map.copyOf(probe.read().requests());
        Files.move(file, place(false, 1));

        assertThat(probe.read().requests()).isEqualTo(before).hasSize(2);
    }

    @Test
    void read_countsACompressedFileLikeThePlainOne() throws IOException {
        Path file = parent().write(place(true, 1));
        Map<String, Request> before = Map.copyOf(probe.read().requests());
        Files.delete(file);
        Path compressed = Files.write(zst(true, 1), Zstd.compress(parent().bytes()));

        assertThat(probe.read().requests()).isEqualTo(before).hasSize(2);
        assertThat(probe.cursor(compressed).counts().records()).isEqualTo(2);
    }

    @Test
    void discover_takesThePlainFileWhereBothAreThere() throws IOException {
        Path plain = parent().write(place(true, 1));
        Files.write(zst(true, 1), Zstd.compress(parent().bytes()));
        Path alone = Files.write(zst(false, 2), Zstd.compress(parent().bytes()));
        Files.createDirectory(active.resolve("rollout-x.jsonl"));
        Files.writeString(active.resolve("history.jsonl"), "{}");

        assertThat(source.discover().files()).extracting(SourceFile::path).containsExactly(plain, alone);
    }

    @Test
    void read_keepsWhatIsGoodInADamagedFile() throws IOException {
        Rollout rollout = new Rollout().thread(1, "");
        for (int i = 1; i <= 3000; i++) {
            rollout.tokens("00:09.000", usage(i * 100L, 0, i * 50L, 0), usage(100, 0, 50, 0));
        }
        byte[] bytes = Zstd.compress(rollout.bytes());
        Path file = Files.write(zst(true, 1), Arrays.copyOf(bytes, bytes.length * 2 / 3));

        assertThatIOException().isThrownBy(probe::read);
        assertThat(probe.requests()).hasSizeBetween(1000, 2999);
        Files.write(file, bytes);
        assertThat(probe.read().requests()).hasSize(3000);
    }

    @Test
    void read_saysThatAFileIsNotCompressed() throws IOException {
        Files.write(zst(true, 1), parent().bytes());

        assertThatIOException().isThrownBy(probe::read);
    }

    @Test
    void roots_followTheEnvironment() {
        CodexSource list = new CodexSource(new Environment(Map.of("CODEX_HOME", "/a, ~/b"), home, home));

        assertThat(list.roots())
                .containsExactly(
                        Path.of("/a/sessions"),
                        Path.of("/a/archived_sessions"),
                        home.resolve("b/sessions"),
                        home.resolve("b/archived_sessions"));
        assertThat(new CodexSource(new Environment(Map.of(), home, home)).roots())
                .containsExactly(home.resolve(".codex/sessions"), home.resolve(".codex/archived_sessions"));
    }

    /** Thread 1 with two requests. */
    private static Rollout parent() {
        return new Rollout()
                .thread(1, "")
                .user("00:01.200")
                .tokens("00:06.000", FIRST, FIRST)
                .tokens("00:09.000", BOTH, SECOND);
    }

    /** The requests of thread 1 with the times of the copy. */
    private static Rollout replay(Rollout rollout) {
        return rollout.user("00:01.010").tokens("00:01.020", FIRST, FIRST).tokens("00:01.020", BOTH, SECOND);
    }

    private Path place(boolean first, int thread) {
        return (first ? active : archived).resolve(Rollout.name(thread));
    }

    private Path zst(boolean first, int thread) {
        return (first ? active : archived).resolve(Rollout.name(thread) + ".zst");
    }

    private List<String> sessions() {
        return probe.requests().values().stream()
                .map(request -> request.tokens().output() + " of "
                        + Integer.parseInt(request.place().sessionId().substring(24)) + " at "
                        + request.place().distance())
                .sorted()
                .toList();
    }
}
