package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.delivery.SendResult.Verdict;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts programs on the PATH that note what they are called with. */
class DesktopNoticeTest {
    private static final String TITLE = "-TokenSpeed: $(touch canary) `id` \"quoted\"";
    private static final String BODY = "a; rm -rf 'b' && <b>c</b>\nsecond line";
    private static final String NOTE =
            "#!/bin/sh\nfor a in \"$@\" \"$TS_ALERT_TITLE\" \"$TS_ALERT_BODY\"; do printf '[%s]' \"$a\"; done > \"$0.said\"\n";

    @TempDir
    Path folder;

    @Test
    void show_linux_textsAreArguments() throws Exception {
        program("notify-send", NOTE);

        SendResult result = notice("Linux", Duration.ofSeconds(5)).show(TITLE, BODY);

        assertThat(result.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(said("notify-send")).startsWith("[-a][TokenSpeed][--][" + TITLE + "][" + BODY + "]");
    }

    @Test
    void show_mac_scriptIsFixedAndTextsAreArguments() throws Exception {
        program("osascript", NOTE);

        SendResult result = notice("Mac OS X", Duration.ofSeconds(5)).show(TITLE, BODY);

        assertThat(result.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(said("osascript"))
                .startsWith("[-e][on run argv][-e][display notification (item 2 of argv) with title (item 1 of argv)]"
                        + "[-e][end run][--][" + TITLE + "][" + BODY + "]");
    }

    @Test
    void show_windows_textsAreInTheEnvironmentOnly() throws Exception {
        program("powershell.exe", NOTE);

        SendResult result = notice("Windows 11", Duration.ofSeconds(5)).show(TITLE, BODY);

        assertThat(result.verdict()).isEqualTo(Verdict.DELIVERED);
        assertThat(said("powershell.exe"))
                .startsWith("[-NoProfile][-NonInteractive][-Command][Add-Type")
                .endsWith("$n.Dispose()][" + TITLE + "][" + BODY + "]");
    }

    @Test
    void show_programFails_givenUpWithItsCode() throws Exception {
        program("notify-send", "#!/bin/sh\nexit 3\n");

        SendResult result = notice("Linux", Duration.ofSeconds(5)).show(TITLE, BODY);

        assertThat(result).isEqualTo(SendResult.failed(Verdict.GIVEN_UP, "notify-send ended with 3"));
    }

    @Test
    void show_programHangs_endedAfterTheTime() throws Exception {
        program("notify-send", "#!/bin/sh\nexec sleep 600\n");

        SendResult result = notice("Linux", Duration.ofMillis(200)).show(TITLE, BODY);

        assertThat(result.verdict()).isEqualTo(Verdict.GIVEN_UP);
        assertThat(result.error()).startsWith("notify-send did not end within");
    }

    @Test
    void show_noProgramOrNoDesktop_says() throws Exception {
        Environment bare = new Environment(Map.of("PATH", folder.toString()), folder, folder);

        assertThat(notice("Linux", Duration.ofSeconds(5)).show(TITLE, BODY).error())
                .isEqualTo("notify-send is not on the PATH");
        assertThat(new DesktopNotice("Linux", bare, Duration.ofSeconds(5))
                        .show(TITLE, BODY)
                        .error())
                .isEqualTo("no desktop session (DBUS_SESSION_BUS_ADDRESS is not set)");
    }

    private DesktopNotice notice(String system, Duration patience) {
        Map<String, String> variables = Map.of("PATH", folder.toString(), "DBUS_SESSION_BUS_ADDRESS", "unix:path=/x");
        return new DesktopNotice(system, new Environment(variables, folder, folder), patience);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".said"));
    }
}
