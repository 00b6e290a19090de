package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodexSourceTest {
    private static final String FIRST = usage(9000, 7000, 420, 256);
    private static final String SECOND = usage(3000, 2000, 80, 0);
    private static final String BOTH = usage(12_000, 9000, 500, 256);

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
    void read_mapsOneRequest() throws IOException {
        read(started()
                .tokens(
                        "00:06.510",
                        FIRST,
                        "{'input_tokens':9000,'cached_input_tokens':7000,'cache_write_input_tokens':1200,"
                                + "'output_tokens':420,'reasoning_output_tokens':256,'total_tokens':9420}"));

        TokenCounts tokens = probe.only().tokens();
        assertThat(tokens.input()).isEqualTo(800);
        assertThat(tokens.cacheRead()).isEqualTo(7000);
        assertThat(tokens.cacheWrite5m()).isEqualTo(1200);
        assertThat(tokens.cacheWrite1h()).isZero();
        assertThat(tokens.output()).isEqualTo(420);
        assertThat(tokens.reasoning()).isEqualTo(256);
        assertThat(tokens.reasoningKnown()).isTrue();
        assertThat(tokens.total()).isEqualTo(9420);
        assertThat(probe.only().speed()).isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 420, 5310));
        RequestDetails details = probe.only().details();
        assertThat(details.place().sessionId()).isEqualTo(Rollout.id(1));
        assertThat(details.place().project()).isEqualTo("/home/ann/shop");
        assertThat(List.of(
                        details.place().model(), String.valueOf(details.place().provider())))
                .containsExactly("gpt-5.5", "openai");
        assertThat(details.timing().startedAtMillis()).isEqualTo(at("00:01.200"));
        assertThat(details.timing().completedAtMillis()).isEqualTo(at("00:06.510"));
        assertThat(details.place().distance()).isZero();
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(4, 1, 0));
    }

    @Test
    void read_cutsPartsThatAreLargerThanTheirWhole() throws IOException {
        String odd = "{'input_tokens':100,'cached_input_tokens':900,'cache_write_input_tokens':50,"
                + "'output_tokens':10,'reasoning_output_tokens':99,'total_tokens':-5}";

        TokenCounts tokens =
                read(started().tokens("00:06.510", odd, odd)).only().tokens();

        assertThat(tokens.input()).isZero();
        assertThat(tokens.cacheRead()).isEqualTo(100);
        assertThat(tokens.cacheWrite()).isZero();
        assertThat(tokens.reasoning()).isEqualTo(10);
        assertThat(tokens.total()).isEqualTo(110);
    }

    @Test
    void read_countsRepeatedTotalsOnce() throws IOException {
        read(started()
                .tokens("00:06.000", FIRST, FIRST)
                .tokens("00:06.100", FIRST, FIRST)
                .tokens("00:09.000", BOTH, SECOND)
                .tokens("00:09.100", FIRST, FIRST));

        assertThat(outputs()).containsExactly(80L, 420L);
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(7, 4, 0));
    }

    @Test
    void read_countsNothingWhereNothingWasAdded() throws IOException {
        read(started()
                .line("00:02.000", "event_msg", "{'type':'token_count','info':null,'rate_limits':{}}")
                .tokens("00:03.000", usage(0, 0, 0, 0), usage(0, 0, 0, 0))
                .tokens("00:06.000", FIRST, FIRST)
                .line("00:07.000", "compacted", "{'message':'so far'}")
                .tokens("00:08.000", FIRST, usage(1500, 0, 0, 0)));

        assertThat(outputs()).containsExactly(420L);
    }

    @Test
    void read_countsInterleavedStreamsEachByItself() throws IOException {
        String reviewer = usage(500, 0, 30, 0);
        String reviewerNext = usage(1100, 0, 70, 0);

        read(started()
                .tokens("00:06.000", FIRST, FIRST)
                .tokens("00:07.000", reviewer, reviewer)
                .tokens("00:07.100", FIRST, FIRST)
                .tokens("00:08.000", BOTH, SECOND)
                .tokens("00:08.100", reviewer, reviewer)
                .tokens("00:09.000", reviewerNext, usage(600, 0, 40, 0)));

        assertThat(outputs()).containsExactly(30L, 40L, 80L, 420L);
    }

    @Test
    void read_takesDifferenceWhereLastIsMissing() throws IOException {
        read(started().tokens("00:06.000", FIRST, null).tokens("00:09.000", BOTH, null));

        assertThat(outputs()).containsExactly(80L, 420L);
    }

    @Test
    void read_takesLastOfAResumedThreadWhoseTotalGoesOn() throws IOException {
        assertThat(read(started().tokens("00:06.000", usage(500_000, 0, 9000, 0), SECOND))
                        .only()
                        .tokens()
                        .total())
                .isEqualTo(3080);
    }

    @Test
    void read_takesLastWhereTotalIsMissing() throws IOException {
        read(started().tokens("00:06.000", null, FIRST).tokens("00:09.000", null, SECOND));

        assertThat(outputs()).containsExactly(80L, 420L);
    }

    @Test
    void read_leavesOutWhatIsUnknown() throws IOException {
        RequestDetails details = read(new Rollout()
                        .raw("{'timestamp':'2026-10-05T07:00:00.100Z','type':'session_meta','payload':{'id':'x'}}")
                        .tokens("00:06.000", FIRST, FIRST))
                .only()
                .details();

        assertThat(details.place().model()).isEqualTo("unknown");
        assertThat(details.place().project()).isNull();
        assertThat(details.timing().startedAtMillis()).isNull();
        assertThat(details.timing().speedBasis()).isEqualTo(SpeedBasis.NONE);
        assertThat(details.place().sessionId()).isEqualTo("x");
    }

    @Test
    void read_keepsServiceTierUntilItChanges() throws IOException {
        read(started()
                .settings("00:02.000", "'fast'")
                .tokens("00:06.000", FIRST, FIRST)
                .settings("00:07.000", "'default'")
                .tokens("00:09.000", BOTH, SECOND));

        assertThat(probe.requests().values())
                .extracting(request ->
                        request.tokens().output() + " " + request.ending().serviceTier())
                .containsExactlyInAnyOrder("420 fast", "80 null");
    }

    @Test
    void read_countsInterruptedRequestAsCancelledOnce() throws IOException {
        read(started().aborted("00:03.000", "t1", "interrupted").aborted("00:03.100", "t1", "interrupted"));

        Request request = probe.only();
        assertThat(request.ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(request.hasUsage()).isFalse();
        assertThat(request.timing().startedAtMillis()).isEqualTo(at("00:01.200"));
        assertThat(request.timing().completedAtMillis()).isEqualTo(at("00:03.000"));
    }

    @Test
    void read_countsNoCancelledRequestWhereNoneWasOnItsWay() throws IOException {
        read(started()
                .aborted("00:02.000", "t1", "replaced")
                .tokens("00:06.000", FIRST, FIRST)
                .aborted("00:07.000", "t1", "interrupted"));

        assertThat(probe.only().ending().status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"04,05,06,06", "06,05,04,06", "06,04,05,06", "04,06,05,06"})
    void read_startsAtTheLatestOfWhatWentBefore(String user, String output, String usage, String start)
            throws IOException {
        Map<String, String> lines = Map.of(
                user, new Rollout().user("00:" + user + ".000").text(1),
                output, new Rollout().toolOutput("00:" + output + ".000").text(1),
                usage,
                        new Rollout()
                                .tokens("00:" + usage + ".000", FIRST, FIRST)
                                .text(1));
        Rollout rollout = started();
        new TreeMap<>(lines).values().forEach(line -> rollout.raw(line.strip()));

        read(rollout.tokens("00:09.000", BOTH, SECOND));

        assertThat(probe.requests().values())
                .filteredOn(request -> request.tokens().output() == 80)
                .extracting(request -> request.timing().startedAtMillis())
                .containsExactly(at("00:" + start + ".000"));
    }

    @Test
    void read_understandsTheOldWrapper() throws IOException {
        read(started()
                .line(
                        "00:06.000",
                        "event_msg",
                        "{'id':'0','msg':{'type':'token_count','info':{'total_token_usage':" + FIRST
                                + ",'last_token_usage':" + FIRST + "}}}"));

        assertThat(outputs()).containsExactly(420L);
    }

    @Test
    void read_inTwoStepsGivesTheSameAsInOne() throws IOException {
        Rollout rollout = started()
                .settings("00:02.000", "'fast'")
                .tokens("00:06.000", FIRST, FIRST)
                .tokens("00:06.100", FIRST, FIRST)
                .toolOutput("00:07.000")
                .tokens("00:09.000", BOTH, null)
                .user("00:10.000")
                .aborted("00:12.000", "t2", "interrupted");
        Map<String, Request> whole = read(rollout).requests();

        for (int lines = 1; lines < rollout.size(); lines++) {
            SourceProbe parts = probe();
            Files.writeString(file, rollout.text(lines));
            parts.read();
            Files.write(file, rollout.bytes());
            parts.read();

            assertThat(parts.requests()).as("after %d lines", lines).isEqualTo(whole);
            assertThat(parts.cursor(file).counts()).isEqualTo(probe.cursor(file).counts());
        }
        assertThat(whole).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json at all", "{'timestamp':'2026-10-05T07:00:05.000Z','type':'event_msg','payl"})
    void read_countsDamageAndGoesOn(String damage) throws IOException {
        read(started().raw(damage).tokens("00:06.000", FIRST, FIRST));

        assertThat(outputs()).containsExactly(420L);
        assertThat(probe.cursor(file).counts()).isEqualTo(new FileCounts(5, 1, 1));
    }

    private SourceProbe read(Rollout rollout) throws IOException {
        rollout.write(file);
        return probe.read();
    }

    private SourceProbe probe() {
        return new SourceProbe(new CodexSource(new Environment(Map.of(), home, home)));
    }

    /** Thread 1 with a question. */
    private static Rollout started() {
        return new Rollout().thread(1, "").user("00:01.200");
    }

    private List<Long> outputs() {
        return probe.requests().values().stream()
                .map(request -> request.tokens().output())
                .sorted()
                .toList();
    }

    private static long at(String minute) {
        return Instant.parse("2026-10-05T07:" + minute + "Z").toEpochMilli();
    }
}
