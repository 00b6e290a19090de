package io.tokenspeed.sources.codex;

import static io.tokenspeed.sources.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests decode speed from the time stamps of reasoning and output. */
class CodexSpeedTest {
    private static final String USAGE = usage(9000, 7000, 420, 120);

    @TempDir
    private Path home;

    @Test
    void read_ofReasoningAndOutput_timesWhatFollowsTheReasoning() throws IOException {
        assertThat(speed(asked().reasoning("00:04.000")
                        .answer("00:05.000")
                        .toolCall("00:06.500")
                        .tokens("00:06.600", USAGE, USAGE)))
                .isEqualTo(new Speed(SpeedBasis.STREAM_WINDOW, 300, 2500));
    }

    @Test
    void read_ofToolThatEndsBeforeTheResponseDoes_keepsStartAndWindow() throws IOException {
        assertThat(speed(asked().reasoning("00:04.000")
                        .toolCall("00:05.000")
                        .toolOutput("00:05.100")
                        .toolCall("00:06.000")
                        .response("00:06.500", "resp_1", USAGE)
                        .tokens("00:06.600", USAGE, USAGE)))
                .isEqualTo(new Speed(SpeedBasis.STREAM_WINDOW, 300, 2000));
    }

    @Test
    void read_withoutReasoning_timesTheWholeRequest() throws IOException {
        assertThat(speed(asked().answer("00:05.000").tokens("00:06.200", USAGE, USAGE)))
                .isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 420, 5000));
    }

    @Test
    void read_ofReasoningAmongOutput_timesTheWholeRequest() throws IOException {
        assertThat(speed(asked().reasoning("00:03.000")
                        .answer("00:04.000")
                        .reasoning("00:05.000")
                        .answer("00:06.000")
                        .tokens("00:06.200", USAGE, USAGE)))
                .isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 420, 5000));
    }

    @Test
    void read_ofOutputAllAtOnce_timesTheWholeRequest() throws IOException {
        assertThat(speed(asked().reasoning("00:06.000").answer("00:06.099").tokens("00:06.200", USAGE, USAGE)))
                .isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 420, 5000));
    }

    @Test
    void read_ofReasoningThatIsNotTold_timesTheWholeRequest() throws IOException {
        String unknown = "{'input_tokens':9000,'output_tokens':420}";

        assertThat(speed(asked().reasoning("00:03.000").answer("00:05.000").tokens("00:06.200", unknown, unknown)))
                .isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 420, 5000));
    }

    private Speed speed(Rollout rollout) throws IOException {
        rollout.write(home.toRealPath().resolve(".codex/sessions/2026/10/05").resolve(Rollout.name(1)));
        return new SourceProbe(new CodexSource(new Environment(Map.of(), home, home)))
                .read()
                .only()
                .speed();
    }

    private static Rollout asked() {
        return new Rollout().thread(1, "").user("00:01.200");
    }
}
