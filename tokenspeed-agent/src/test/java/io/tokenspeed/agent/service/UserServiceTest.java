package io.tokenspeed.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a stand-in for systemctl, a shell script that writes down how it was called. */
class UserServiceTest {
    private static final InstalledProgram PROGRAM = new InstalledProgram(Path.of("/opt/my ts/100%/bin/tokenspeed"));

    @TempDir
    private Path home;

    private Path unit;
    private Path calls;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        unit = home.resolve(".config/systemd/user/tokenspeed.service");
        calls = home.resolve("calls");
        variables.put("PATH", home.resolve("bin").toString());
        systemctl("echo \"$@\" >> '" + calls + "'");
    }

    @Test
    void install_writesUnitAndStartsIt() throws IOException {
        List<String> lines = service().install(PROGRAM);

        assertThat(lines).first().isEqualTo("added     " + unit);
        assertThat(unit).content().startsWith(SystemdUnit.MARK + "\n").contains("""

            ExecStart="/opt/my ts/100%%/bin/tokenspeed" serve --no-open
            WorkingDirectory=%h
            """);
        assertThat(calls()).containsExactly("--user daemon-reload", "--user enable --now tokenspeed.service");
    }

    @Test
    void install_hardensWithoutNeedingPrivileges() throws IOException {
        service().install(PROGRAM);

        assertThat(unit).content().contains("NoNewPrivileges=yes", "SystemCallFilter=@system-service", "UMask=0077");
        assertThat(unit).content().doesNotContain("Protect", "Private", "MemoryDenyWriteExecute");
    }

    @Test
    void install_givesTheServiceTheVariablesOfTheUser() throws IOException {
        variables.put("TS_DB_PATH", "data/my \"db\".sqlite");
        variables.put("CLAUDE_CONFIG_DIR", "~/a,/b");
        variables.put("TS_BG_PORT", "4000");
        variables.put("DO_NOT_TRACK", "1");
        variables.put("TS_CORS_ORIGINS", "http://localhost:5173");
        variables.put("TS_OTEL_EXPORT", "1");
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cret");
        variables.put("SECRET_TOKEN", "s3cret");

        service().install(PROGRAM);

        assertThat(unit)
                .content()
                .contains(
                        "Environment=\"TS_DB_PATH=" + home + "/data/my \\\"db\\\".sqlite\"\n",
                        "Environment=\"CLAUDE_CONFIG_DIR=" + home + "/a,/b\"\n",
                        "Environment=\"TS_BG_PORT=4000\"\n",
                        "Environment=\"DO_NOT_TRACK=1\"\n",
                        "Environment=\"TS_OTEL_EXPORT=1\"\n",
                        "Environment=\"OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318\"\n",
                        "Environment=\"TS_CORS_ORIGINS=http://localhost:5173\"\n")
                .doesNotContain("s3cret");
    }

    @Test
    void install_again_changesNothing() throws IOException {
        service().install(PROGRAM);

        assertThat(service().install(PROGRAM)).first().isEqualTo("unchanged " + unit);
        assertThat(calls()).doesNotContain("--user restart tokenspeed.service");
    }

    @Test
    void install_programMoved_restarts() throws IOException {
        service().install(PROGRAM);

        assertThat(service().install(new InstalledProgram(Path.of("/elsewhere/tokenspeed"))))
                .first()
                .isEqualTo("updated   " + unit);
        assertThat(calls()).endsWith("--user restart tokenspeed.service");
    }

    @Test
    void install_unitOfSomebodyElse_isKept() throws IOException {
        Files.createDirectories(unit.getParent());
        Files.writeString(unit, "[Unit]\n");

        assertThatThrownBy(() -> service().install(PROGRAM))
                .isInstanceOf(ServiceException.class)
                .hasMessage(unit + " was not made by us; move it away to go on.");
        assertThatThrownBy(() -> service().uninstall()).isInstanceOf(ServiceException.class);
        assertThat(unit).hasContent("[Unit]");
        assertThat(calls).doesNotExist();
    }

    @Test
    void install_noSystemctl_saysWhatToRead() throws IOException {
        Files.delete(home.resolve("bin/systemctl"));

        assertThatThrownBy(() -> service().install(PROGRAM))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("There is no systemctl here; deploy/service/README.md says how");
        assertThat(unit).doesNotExist();
    }

    @Test
    void install_systemctlFails_saysWhatItSaid() throws IOException {
        systemctl("echo 'Failed to connect to bus' >&2; exit 1");

        assertThatThrownBy(() -> service().install(PROGRAM))
                .hasMessage("\"systemctl --user daemon-reload\" failed with exit code 1: Failed to connect to bus;"
                        + " is there a systemd session of yours?");
        assertThat(unit).doesNotExist();
    }

    @Test
    void install_startFails_leavesNothingThatStartsAtLogin() throws IOException {
        Path atLogin = unit.resolveSibling("default.target.wants").resolve("tokenspeed.service");
        systemctl("case $2 in enable) mkdir -p '" + atLogin.getParent() + "'; ln -s '" + unit + "' '" + atLogin
                + "'; exit 1 ;; disable) exit 1 ;; esac");

        assertThatThrownBy(() -> service().install(PROGRAM)).isInstanceOf(ServiceException.class);

        assertThat(unit).doesNotExist();
        assertThat(Files.isSymbolicLink(atLogin)).isFalse();
    }

    @Test
    void install_updateFails_keepsTheUnitOfBefore() throws IOException {
        service().install(PROGRAM);
        String before = Files.readString(unit);
        systemctl("exit 1");

        assertThatThrownBy(() -> service().install(new InstalledProgram(Path.of("/elsewhere/tokenspeed"))))
                .isInstanceOf(ServiceException.class);

        assertThat(unit).hasContent(before);
    }

    @Test
    void uninstall_systemdDoesNotAnswer_removesAndSaysSo() throws IOException {
        service().install(PROGRAM);
        systemctl("echo 'Failed to connect to bus' >&2; exit 1");

        List<String> lines = service().uninstall();

        assertThat(unit).doesNotExist();
        assertThat(lines).first().isEqualTo("removed   " + unit);
        assertThat(lines).last().asString().contains("may still run", "Failed to connect to bus");
    }

    @Test
    void uninstall_noSystemctl_removesTheUnit() throws IOException {
        service().install(PROGRAM);
        Files.delete(home.resolve("bin/systemctl"));

        assertThat(service().uninstall()).hasSize(2).first().isEqualTo("removed   " + unit);
        assertThat(unit).doesNotExist();
    }

    @Test
    void uninstall_stopsAndRemoves() throws IOException {
        service().install(PROGRAM);
        Files.delete(calls);

        assertThat(service().uninstall()).containsExactly("removed   " + unit);
        assertThat(unit).doesNotExist();
        assertThat(calls()).containsExactly("--user disable --now tokenspeed.service", "--user daemon-reload");
        assertThat(service().uninstall()).containsExactly("There is no service to remove.");
    }

    @Test
    void status_tellsWhatSystemdSays() throws IOException {
        service().install(PROGRAM);
        systemctl("case $2 in is-active) echo active ;; is-enabled) echo enabled ;; esac");

        assertThat(service().status())
                .isEqualTo(new UserService.Status(
                        true, List.of("unit      " + unit, "running   active", "at login  enabled")));
    }

    @Test
    void status_stopped_isNotHealthy() throws IOException {
        service().install(PROGRAM);
        systemctl("echo inactive; exit 3");

        assertThat(service().status().healthy()).isFalse();
    }

    @Test
    void status_notInstalled() throws IOException {
        assertThat(service().status().lines())
                .containsExactly("Not installed; \"tokenspeed service install\" does that.");
        assertThat(calls).doesNotExist();
    }

    private UserService service() {
        return new UserService(new Environment(variables, home, home));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    private void systemctl(String body) throws IOException {
        Path script = home.resolve("bin/systemctl");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
