package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests responses with a record of their own, with and without the event that also counts them. */
class CodexResponsesTest {
    private static final String FIRST = usage(9000, 7000, 420, 256);
    private static final String SECOND = usage(3000, 2000, 80, 0);
    private static final String BOTH = usage(12_000, 9000, 500, 256);
    private static final String COMPACTION = usage(200_000, 190_000, 1700, 0);

    @TempDir
    private Path home;

    private Path file;
    private SourceProbe probe;

    @BeforeEach
    void setUp() throws IOException {
        file = home.toRealPath().resolve(".codex/sessions/2026/10/05").resolve(Rollout.name(1));
        probe = probe();
    }

    @Test
    void read_ofResponseThatIsCountedToo_givesOneRequestWithItsId() throws IOException {
        read(started().response("00:06.000", "resp_1", FIRST).tokens("00:06.010", FIRST, FIRST));

        assertThat(probe.only().ids()).isEqualTo(new ProviderIds("resp_1", null));
        assertThat(probe.only().speed().millis()).isEqualTo(4810);
    }

    @Test
    void read_ofCompactionThatTotalsLeaveOut_countsIt() throws IOException {
        read(compacted("resp_1", "resp_c", "resp_2"));

        assertThat(outputs()).containsExactly(80L, 420L, 1700L);
    }

    @Test
    void read_ofOneIdForAllResponses_countsEach() throws IOException {
        read(compacted("resp", "resp", "resp"));

        assertThat(outputs()).containsExactly(80L, 420L, 1700L);
    }

    @Test
    void read_ofCompactionRecordAfterItsResult_countsIt() throws IOException {
        read(started()
                .response("00:06.000", "resp_1", FIRST)
                .tokens("00:06.010", FIRST, FIRST)
                .line("00:09.000", "compacted", "{'compaction_response_id':'resp_c'}")
                .response("00:09.010", "resp_c", COMPACTION)
                .tokens("00:09.020", FIRST, FIRST));

        assertThat(outputs()).containsExactly(420L, 1700L);
    }

    @Test
    void read_ofEqualCompactionsOneAfterAnother_countsEach() throws IOException {
        read(started()
                .response("00:06.000", "resp_c", COMPACTION)
                .line("00:06.010", "compacted", "{'compaction_response_id':'resp_c'}")
                .response("00:09.000", "resp_c", COMPACTION)
                .line("00:09.010", "compacted", "{'compaction_response_id':'resp_c'}")
                .response("00:12.000", "resp_1", COMPACTION)
                .tokens("00:12.010", COMPACTION, COMPACTION));

        assertThat(outputs()).containsExactly(1700L, 1700L, 1700L);
    }

    @Test
    void read_ofResponsesOfANewerVersionAfterThoseOfAnOlderOne_countsEachOnce() throws IOException {
        read(started()
                .tokens("00:06.000", FIRST, FIRST)
                .response("00:09.000", "resp_2", SECOND)
                .tokens("00:09.010", BOTH, SECOND));

        assertThat(outputs()).containsExactly(80L, 420L);
    }

    @Test
    void read_ofEventBeforeItsRecord_countsOnce() throws IOException {
        read(started()
                .tokens("00:06.000", FIRST, FIRST)
                .response("00:06.005", "resp_1", FIRST)
                .tokens("00:09.000", BOTH, SECOND)
                .response("00:09.005", "resp_2", SECOND));

        assertThat(outputs()).containsExactly(80L, 420L);
    }

    @Test
    void read_ofARecordWrittenTwice_countsItOnce() throws IOException {
        String record = "{'response_id':'r','usage':" + COMPACTION + ",'thread_token_usage':" + COMPACTION + "}";

        read(started()
                .line("00:06.000", "token_usage_record", record)
                .line("00:06.001", "token_usage_record", record)
                .line("00:06.002", "compacted", "{'compaction_response_id':'r'}")
                .line("00:06.003", "token_usage_record", record));

        assertThat(outputs()).containsExactly(1700L);
    }

    @Test
    void read_ofCompactionKeepsTheModelOfItsTime() throws IOException {
        read(started()
                .response("00:06.000", "resp_c", COMPACTION)
                .line("00:07.000", "turn_context", "{'model':'other'}"));

        assertThat(probe.only().place().model()).isEqualTo("gpt-5.5");
    }

    @Test
    void read_inTwoStepsGivesTheSameAsInOne() throws IOException {
        Rollout rollout = compacted("resp_1", "resp_c", "resp_2");
        Map<String, Request> whole = Map.copyOf(read(rollout).requests());

        for (int lines = 1; lines < rollout.size(); lines++) {
            SourceProbe parts = probe();
            Files.writeString(file, rollout.text(lines));
            parts.read();
            Files.write(file, rollout.bytes());
            parts.read();

            assertThat(parts.requests()).as("after %d lines", lines).isEqualTo(whole);
        }
    }

    @Test
    void read_ofForkThatReplaysACompaction_givesTheParentsKeys() throws IOException {
        Map<String, Request> parent =
                Map.copyOf(read(compacted("resp_1", "resp_c", "resp_2")).requests());
        Rollout fork = new Rollout()
                .thread(2, ",'forked_from_id':'" + Rollout.id(1) + "'")
                .meta(1, "")
                .response("00:01.010", "resp_1", FIRST)
                .tokens("00:01.011", FIRST, FIRST)
                .response("00:01.012", "resp_c", COMPACTION)
                .line("00:01.013", "compacted", "{'compaction_response_id':'resp_c'}")
                .tokens("00:01.014", FIRST, FIRST);

        fork.write(file.resolveSibling(Rollout.name(2)));

        assertThat(probe.read().requests().keySet()).isEqualTo(parent.keySet());
    }

    private static Rollout compacted(String first, String compaction, String second) {
        return started()
                .response("00:06.000", first, FIRST)
                .tokens("00:06.010", FIRST, FIRST)
                .toolOutput("00:07.000")
                .response("00:16.000", compaction, COMPACTION)
                .line("00:16.010", "compacted", "{'compaction_response_id':'" + compaction + "'}")
                .tokens("00:16.020", FIRST, FIRST)
                .response("00:19.000", second, SECOND)
                .tokens("00:19.010", BOTH, SECOND);
    }

    private static Rollout started() {
        return new Rollout().thread(1, "").user("00:01.200");
    }

    private SourceProbe read(Rollout rollout) throws IOException {
        rollout.write(file);
        return probe.read();
    }

    private SourceProbe probe() {
        return new SourceProbe(new CodexSource(new Environment(Map.of(), home, home)));
    }

    private List<Long> outputs() {
        return probe.requests().values().stream()
                .map(request -> request.tokens().output())
                .sorted()
                .toList();
    }
}
