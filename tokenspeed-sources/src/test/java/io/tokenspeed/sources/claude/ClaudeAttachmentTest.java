package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeAttachmentTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"00.000, 4000", "00.500, 3500", "59.999, 4000"})
    void read_ofAnswerThatFollowsAnAttachment_startsWithTheLaterOfQuestionAndAttachment(String attached, long window)
            throws IOException {
        String minute = attached.startsWith("59") ? "08:59" : "09:00";
        Path file = home.toRealPath().resolve(".claude/projects/shop/s.jsonl");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(
                file,
                (line("09:00:00.000", "user", "u", null, "'role':'user','content':'hi'")
                                + line(minute + ":" + attached, "attachment", "a", "u", "'role':'user'")
                                + line(
                                        "09:00:04.000",
                                        "assistant",
                                        "b",
                                        "a",
                                        "'id':'msg_1','role':'assistant','model':'claude-opus-4-8','stop_reason':'end_turn',"
                                                + "'usage':{'input_tokens':5,'output_tokens':200}"))
                        .replace('\'', '"'));

        SourceProbe probe = new SourceProbe(new ClaudeSource(new Environment(Map.of(), home, home))).read();

        assertThat(probe.only().speed()).isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 200, window));
    }

    private static String line(String time, String type, String uuid, @Nullable String parent, String message) {
        return "{'type':'" + type + "','uuid':'" + uuid + "','parentUuid':"
                + (parent == null ? "null" : "'" + parent + "'") + ",'sessionId':'s','version':'2.1.200','timestamp':"
                + "'2026-10-05T" + time + "Z','message':{" + message + "}}\n";
    }
}
