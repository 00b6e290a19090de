package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests counters that cannot be true, totals that start again, and totals that come late. */
class CodexCountersTest {
    @TempDir
    private Path home;

    private Path file;
    private SourceProbe probe;

    @BeforeEach
    void setUp() throws IOException {
        file = home.toRealPath().resolve(".codex/sessions/2026/10/05").resolve(Rollout.name(1));
        probe = new SourceProbe(new CodexSource(new Environment(Map.of(), home, home)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'input_tokens':-5,'cached_input_tokens':0,'output_tokens':10 | 0 | 10"
                        + " | input_tokens is not a whole number from 0 up",
                "'input_tokens':'many','output_tokens':10 | 0 | 10 | input_tokens is not a whole number from 0 up",
                "'output_tokens':10 | 0 | 10 | input_tokens is missing",
                "'input_tokens':5,'output_tokens':-1 | 5 | 0 | output_tokens is not a whole number from 0 up",
                "'input_tokens':5,'output_tokens':null | 5 | 0 | output_tokens is missing",
                "'input_tokens':5,'output_tokens':9,'cached_input_tokens':-2 | 5 | 9"
                        + " | cached_input_tokens is not a whole number from 0 up",
                "'input_tokens':5,'output_tokens':9,'reasoning_output_tokens':10 | 5 | 9"
                        + " | reasoning_output_tokens is more than output_tokens",
                "'input_tokens':5,'output_tokens':9,'cached_input_tokens':6 | 0 | 9"
                        + " | cached_input_tokens is more than input_tokens",
            })
    void read_ofAnImpossibleCounter_keepsTheOthers(String counters, long input, long output, String reason)
            throws IOException {
        String bad = "{" + counters + "}";

        TokenCounts tokens =
                read(started().tokens("00:06.000", bad, bad)).only().tokens();

        assertThat(tokens.input()).isEqualTo(input);
        assertThat(tokens.output()).isEqualTo(output);
        assertThat(tokens.source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(4, 1, 0, 1));
        assertThat(probe.cursor(file).findings()).containsExactly(new Finding("line 4", true, reason));
    }

    @Test
    void read_ofASumAlone_countsTheRequestWithoutTokens() throws IOException {
        String sum = "{'total_tokens':500}";

        TokenCounts tokens =
                read(started().tokens("00:06.000", sum, sum)).only().tokens();

        assertThat(tokens.total()).isZero();
        assertThat(tokens.source()).isEqualTo(UsageSource.MISSING);
        assertThat(tokens.outputReliable()).isFalse();
        assertThat(probe.cursor(file).findings())
                .containsExactly(new Finding("line 4", true, "input_tokens is missing, output_tokens is missing"));
    }

    @Test
    void read_ofCountersThatOnlyTheTotalsTell_takesTheirDifference() throws IOException {
        read(started()
                .tokens("00:06.000", usage(100, 0, 20, 0), usage(100, 0, 20, 0))
                .tokens("00:09.000", usage(250, 0, 50, 0), "{'input_tokens':-1,'output_tokens':30}"));

        assertThat(outputs()).containsExactly(20L, 30L);
        assertThat(probe.requests().values())
                .extracting(request -> request.tokens().input())
                .containsExactlyInAnyOrder(100L, 150L);
    }

    @Test
    void read_ofUsageWithoutAReadableTime_saysSo() throws IOException {
        String event = "{'timestamp':'soon','type':'event_msg','payload':{'type':'token_count','info':{"
                + "'last_token_usage':" + usage(1, 0, 1, 0) + "}}}";

        read(started().raw(event).tokens("00:09.000", null, null));

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(5, 0, 2, 0));
        assertThat(probe.cursor(file).findings())
                .containsExactly(
                        new Finding("line 4", false, "no readable time"),
                        new Finding("line 5", false, "no counters in info"));
    }

    @Test
    void read_ofReasoningThatIsNotTold_doesNotKnowIt() throws IOException {
        String counters = "{'input_tokens':5,'output_tokens':9,'total_tokens':14}";

        TokenCounts tokens =
                read(started().tokens("00:06.000", counters, counters)).only().tokens();

        assertThat(tokens.reasoningKnown()).isFalse();
        assertThat(tokens.source()).isEqualTo(UsageSource.REPORTED);
        assertThat(probe.cursor(file).findings()).isEmpty();
    }

    @Test
    void read_ofTotalsThatStartAgain_countsTheFirstOfThem() throws IOException {
        read(started()
                .tokens("00:06.000", usage(1000, 100, 20, 0), null)
                .tokens("00:07.000", usage(1600, 300, 45, 0), null)
                .tokens("00:08.000", usage(700, 0, 8, 0), null)
                .tokens("00:09.000", usage(1500, 200, 30, 0), null));

        assertThat(outputs()).containsExactly(8L, 20L, 22L, 25L);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void read_ofSnapshotsThatComeLate_countsNothing(boolean withLast) throws IOException {
        read(started()
                .tokens("00:06.000", usage(1000, 0, 20, 0), withLast ? usage(1000, 0, 20, 0) : null)
                .tokens("00:07.000", usage(3000, 0, 60, 0), withLast ? usage(2000, 0, 40, 0) : null)
                .tokens("00:07.010", usage(2900, 0, 55, 0), withLast ? usage(1900, 0, 35, 0) : null)
                .tokens("00:07.020", usage(2950, 0, 58, 0), withLast ? usage(1100, 0, 19, 0) : null)
                .tokens("00:08.000", usage(3100, 0, 63, 0), withLast ? usage(100, 0, 3, 0) : null));

        assertThat(outputs()).containsExactly(3L, 20L, 40L);
    }

    @Test
    void read_ofStreamsThatAlternate_countsEachOfEach() throws IOException {
        Rollout rollout = started();
        for (int i = 1; i <= 50; i++) {
            rollout.tokens("00:06.000", usage(1000L * i, 0, 100L * i, 0), usage(1000, 0, 100, 0));
            rollout.tokens("00:07.000", usage(10L * i, 0, i, 0), usage(10, 0, 1, 0));
        }

        assertThat(read(rollout).requests()).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"'','fast'", "',''service_tier'':null',", "',''service_tier'':''default''',"})
    void read_ofSettings_changesTheTierOnlyWhereTheyTellOne(String told, String tier) throws IOException {
        read(started()
                .settings("00:02.000", "'fast'")
                .line(
                        "00:03.000",
                        "event_msg",
                        "{'type':'thread_settings_applied','thread_settings':{'effort':'high'" + told + "}}")
                .tokens("00:06.000", usage(5, 0, 5, 0), usage(5, 0, 5, 0)));

        assertThat(probe.only().ending().serviceTier()).isEqualTo(tier);
    }

    private static Rollout started() {
        return new Rollout().thread(1, "").user("00:01.200");
    }

    private SourceProbe read(Rollout rollout) throws IOException {
        rollout.write(file);
        return probe.read();
    }

    private List<Long> outputs() {
        return probe.requests().values().stream()
                .map(request -> request.tokens().output())
                .sorted()
                .toList();
    }
}
