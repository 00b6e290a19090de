package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.MockHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Naming a project at the hub, and what the owner of this machine is told about it. */
class AliasCommandTest {
    private static final String INVITE = "tsi_AQIDBAUGBwgJCgsM.wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t8";

    @TempDir
    private Path home;

    private MockHub hub;
    private String address;

    @BeforeEach
    void open() {
        hub = new MockHub(() -> Instant.now().getEpochSecond());
        hub.invite(INVITE, 1);
        address = hub.start();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private CommandRun run(String... arguments) {
        Environment environment = new Environment(Map.of(), home, home);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, Clock.systemUTC())) {
            return new CommandRun(workspace).with("TS_HUB_INVITE_TOKEN", INVITE).run(arguments);
        }
    }

    private void enrol() {
        run("upload", "enable", "--hub", address, "--yes");
        run("device", "enroll");
    }

    @Test
    void alias_withoutNames_saysWhatMembersSee() {
        assertThat(run("upload", "alias").out())
                .isEqualTo("No project has a name at the hub: its members see pseudonyms.\n");
        assertThat(run("upload", "alias", "shop", "Web shop").err())
                .isEqualTo("This machine is not enrolled at any hub.\n");
    }

    @Test
    void alias_ofAnUnknownProject_isRefused() {
        enrol();

        CommandRun run = run("upload", "alias", "shop", "Web shop");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("No sums of a project \"shop\" were made for the hub yet; there are: none.\n");
        assertThat(run("upload", "alias", "shop").err())
                .startsWith("Give a project and a name, as in: tokenspeed upload alias my-shop \"Web shop\"");
    }

    /** Has Claude Code have asked something an hour ago, in the project {@code shop}. */
    private void recordShop() throws IOException {
        Path logs = Files.createDirectories(home.resolve(".claude/projects/-home-ann-shop"));
        Files.writeString(logs.resolve("s.jsonl"), """
                {"type":"assistant","timestamp":"%s","sessionId":"s","requestId":"r","cwd":"/home/ann/shop",\
                "message":{"id":"m","model":"claude-sonnet-4-5","stop_reason":"end_turn",\
                "usage":{"input_tokens":10,"output_tokens":20}}}
                """.formatted(Instant.now().minusSeconds(3600)));
        run("upload", "enable", "--hub", address, "--yes", "--include-history");
        run("device", "enroll");
        run("upload", "flush");
    }

    @Test
    void alias_saysWhoSeesItAndIsListedUntilItIsTakenBack() throws IOException {
        hub.script(call -> call.path().endsWith("/project-aliases") ? HubReply.json(200, "{\"status\":\"ok\"}") : null);
        recordShop();

        CommandRun named = run("upload", "alias", "shop", "Web shop");

        assertThat(named.code()).isZero();
        assertThat(named.out())
                .isEqualTo(
                        "Whoever has a token of the hub now sees \"Web shop\" for what this device did in /home/ann/shop,"
                                + " also earlier, where a pseudonym stood before.\n"
                                + "The folder is not sent, and what a hub shows to everybody never has names of projects."
                                + " Take it back with: tokenspeed upload alias --remove shop\n");
        assertThat(hub.calls("/v1/devices/self/project-aliases"))
                .singleElement()
                .matches(call -> call.text().contains("\"name\":\"Web shop\"}]"));
        assertThat(run("upload", "alias").out()).endsWith(":\n  Web shop  /home/ann/shop\n");

        assertThat(run("upload", "alias", "--remove", "shop").out())
                .isEqualTo("The name \"Web shop\" is taken back; members see the pseudonym again. Who saw the name may"
                        + " remember it.\n");
        assertThat(run("upload", "alias").out()).startsWith("No project has a name");
    }

    @Test
    void alias_atAnOlderHub_staysHere() throws IOException {
        recordShop();

        assertThat(run("upload", "alias", "shop", "Web shop").out())
                .endsWith(
                        "This hub's version does not support names of projects; they are kept on this machine only.\n");
    }
}
