package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Progress;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.testkit.fixture.TestAlerts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules and targets of a machine that has recorded nothing. */
class AlertsCommandTest {
    private static final String CANARY = "https://hooks.example.org/services/T0/B0/canary";

    @TempDir
    private Path home;

    private CommandRun alerts(String... arguments) {
        Environment environment = new Environment(Map.of(), home, home);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, Clock.systemUTC())) {
            String[] all = Arrays.copyOf(new String[] {"alerts"}, arguments.length + 1);
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return new CommandRun(workspace).with("TS_ALERT_URL", CANARY).run(all);
        }
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(alerts(arguments).out());
    }

    @Test
    void list_nothingRecorded_allDefaultRulesWithin80Columns() {
        CommandRun run = alerts();

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().toList())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches("error-rate +— +— +10 %.*"))
                .anyMatch(line -> line.startsWith("token-budget "));
    }

    @Test
    void list_asJson_hasTheKeysOfTheApi() throws IOException {
        JsonNode overview = json("--json");

        assertThat(overview.fieldNames())
                .toIterable()
                .containsExactly("schemaVersion", "evaluatedAt", "firing", "rules", "deliveries");
        assertThat(overview.path("rules").findValuesAsText("id")).contains("error-rate", "decode-regression");
    }

    @Test
    void set_budget_shownAndKept() throws IOException {
        CommandRun run = alerts("set", "token-budget", "budget=2000000");

        assertThat(run.out()).isEqualTo("token-budget is changed.\n");
        assertThat(alerts("show", "token-budget").out()).contains("budget=2000000\n", "threshold=1.2\n");
        assertThat(json("show", "token-budget", "--json").path("budget").asDouble())
                .isEqualTo(2_000_000);
    }

    @Test
    void add_kind_getsAFreeIdAndCanBeRemoved() {
        assertThat(alerts("add", "latency", "threshold=9000", "provider=openai").out())
                .isEqualTo("Added the rule latency-2.\n");
        assertThat(alerts("show", "latency-2").out()).contains("provider=openai\n", "threshold=9000\n");
        assertThat(alerts("remove", "latency-2").out()).isEqualTo("Removed the rule latency-2.\n");
        assertThat(alerts("remove", "latency").out()).isEqualTo("latency is a default rule; it is off now.\n");
        assertThat(alerts("show", "latency").out()).contains("enabled=false\n");
    }

    @Test
    void mute_hours_untilThenAndUnmuted() throws IOException {
        assertThat(alerts("mute", "error-rate", "2h").out())
                .isEqualTo("error-rate is muted until 2026-11-05T14:00:00Z.\n");
        assertThat(json("show", "error-rate", "--json").path("mutedUntil").asText())
                .isEqualTo("2026-11-05T14:00:00Z");
        assertThat(alerts("unmute", "error-rate").out()).isEqualTo("error-rate is not muted any more.\n");
        assertThat(json("show", "error-rate", "--json").path("mutedUntil").isNull())
                .isTrue();
    }

    @Test
    void preview_changeThatIsNotStored_saysHowOften() {
        assertThat(alerts("preview", "error-rate", "threshold=0.2").out())
                .isEqualTo("error-rate would have fired 0 times in the last seven days.\n");
        assertThat(alerts("show", "error-rate").out()).contains("threshold=0.1\n");
    }

    @Test
    void import_oneWrongRule_nothingIsRead() throws IOException {
        Files.writeString(home.resolve("rules.json"), """
                {"rules":[{"id":"error-rate","kind":"error_rate","threshold":0.3},
                          {"id":"slow","kind":"latency","threshold":"much"}]}""");

        CommandRun run = alerts("import", home.resolve("rules.json").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("Nothing was read: in the rule \"slow\", threshold is \"much\"");
        assertThat(alerts("show", "error-rate").out()).contains("threshold=0.1\n");
    }

    @Test
    void import_whatExportWrote_sameRules() throws IOException {
        alerts("set", "error-rate", "threshold=0.25", "targets=log");
        String exported = alerts("export").out();
        Path file = Files.writeString(home.resolve("rules.json"), exported);
        alerts("set", "error-rate", "threshold=0.5");

        CommandRun run = alerts("import", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(alerts("export").out()).isEqualTo(exported);
    }

    @Test
    void target_added_secretIsShownOnceAndAddressNever() throws IOException {
        CommandRun added = alerts("target", "add", "ops", "webhook");
        Path file = home.resolve(".local/share/opencode/tokenspeed-monitor/alert-targets.json");

        String secret = added.out().lines().reduce((first, last) -> last).orElseThrow();
        assertThat(added.code()).isZero();
        assertThat(secret).startsWith("whsec_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains(CANARY, secret);
        for (String output : List.of(
                added.err(),
                alerts("target").out(),
                alerts("target", "--json").out(),
                alerts("export").out(),
                alerts().out(),
                alerts("target", "rotate", "ops").out())) {
            assertThat(output).doesNotContain("canary", secret);
        }
        assertThat(alerts("target").out()).containsPattern("ops +webhook +on +https://hooks.example.org/…\n");
    }

    @Test
    void check_nothingFires_exitCode0() {
        CommandRun run = alerts("check");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Nothing fires.\n");
    }

    @Test
    void doctor_failedDelivery_needsTheUser() throws IOException {
        alerts("check");
        assertThat(doctor("doctor").out()).contains("  Nobody evaluates the rules: \"tokenspeed serve\"");
        assertThat(doctor("doctor").code()).isZero();

        fail("desktop");
        assertThat(doctor("doctor").code()).isZero();
        fail("ops");
        CommandRun run = doctor("doctor");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("  ! 1 alert not delivered; the last: ops: 404.\n");
        assertThat(new ObjectMapper()
                        .readTree(doctor("doctor", "--json").out())
                        .path("alerts")
                        .path("failed")
                        .asInt())
                .isEqualTo(1);
    }

    private CommandRun doctor(String... arguments) {
        try (LocalWorkspace workspace = new LocalWorkspace(new Environment(Map.of(), home, home), Clock.systemUTC())) {
            return new CommandRun(workspace).run(arguments);
        }
    }

    private void fail(String target) {
        Instant now = Instant.now();
        try (LocalWorkspace workspace = new LocalWorkspace(new Environment(Map.of(), home, home), Clock.systemUTC());
                LocalAlerts alerts = workspace.alerts()) {
            AlertDelivery delivery = TestAlerts.delivery(null, target, now);
            alerts.table()
                    .change(change ->
                            change.owe(delivery.with(new Progress(AlertDelivery.Status.FAILED, 3, now, "404"))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "shwo; The action must be one of show, history,",
                "show nothing; There is no rule \"nothing\"; it must be one of budget-burn, decode-regression,",
                "set error-rate threshold; Fields are written KEY=VALUE, such as threshold=0.2, not \"threshold\".",
                "set error-rate threshold=-1; threshold is \"-1\": allowed is a number from 0 on.",
                "set error-rate budget=1; budget is no field of error_rate rules: allowed is ",
                "add nonsense; kind \"nonsense\" is unknown: allowed is ",
                "mute error-rate forever; The time must be minutes, hours or days up to a year,",
                "test nobody; The target must be one of log, website, desktop, not \"nobody\".",
                "target add ops mail; The kind must be slack or webhook, not \"mail\".",
                "target add log slack; There is a target \"log\" already; remove it first.",
            })
    void action_wrong_oneSentence(String line, String sentence) {
        CommandRun run = alerts(line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(sentence).hasLineCount(1);
    }
}
