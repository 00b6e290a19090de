package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Switching uploads on and off on a machine that has recorded nothing. */
class UploadCommandTest {
    private static final String HUB = "https://hub.example.org";

    @TempDir
    private Path home;

    private CommandRun upload(Map<String, String> variables, String... arguments) {
        Environment environment = new Environment(variables, home, home);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, Clock.systemUTC())) {
            return new CommandRun(workspace).run(arguments);
        }
    }

    private CommandRun enable() {
        return upload(Map.of(), "upload", "enable", "--hub", HUB, "--yes");
    }

    @Test
    void disable_afterEnable_isOff() {
        assertThat(enable().code()).isZero();

        CommandRun run = upload(Map.of(), "upload", "disable");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Uploading is off.");
    }

    @Test
    void disable_whileTheEnvironmentSaysOn_saysThatItGoesOn() {
        enable();

        CommandRun run = upload(Map.of("TS_UPLOAD_ENABLED", "1", "TS_HUB_URL", HUB), "upload", "disable");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("Uploading goes on: TS_UPLOAD_ENABLED and TS_HUB_URL are set in the environment. Unset "
                        + "TS_UPLOAD_ENABLED, or set it to 0, here and where \"tokenspeed serve\" is started.\n");
    }

    @Test
    void status_asJson_hasThePredecessorsKeys() throws IOException {
        enable();

        JsonNode status = new ObjectMapper()
                .readTree(upload(Map.of(), "upload", "status", "--json").out());

        assertThat(status.path("enabled").asBoolean()).isTrue();
        assertThat(status.path("hubUrl").asText()).isEqualTo(HUB);
        assertThat(status.path("queue").fieldNames())
                .toIterable()
                .containsExactly("pending", "sent", "dead", "total", "oldestPendingBucketStart");
    }

    @Test
    void action_unknown_isRefused() {
        CommandRun run = upload(Map.of(), "upload", "start");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("The action must be one of enable, disable, status, preview, queue, flush, log, alias, "
                        + "not \"start\".\n");
    }
}
