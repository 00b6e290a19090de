package io.tokenspeed.alerts.delivery;

import io.tokenspeed.alerts.delivery.SendResult.Verdict;
import io.tokenspeed.model.environment.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shows a notification with a program of the system: {@code notify-send}, {@code osascript} or PowerShell. The texts
 * are arguments or environment variables of that program and never part of a script, so that no name in them can become
 * a command. A failure is not repeated, because a notification that comes late misleads.
 */
final class DesktopNotice {
    private static final List<String> MAC_SCRIPT = List.of(
            "-e", "on run argv",
            "-e", "display notification (item 2 of argv) with title (item 1 of argv)",
            "-e", "end run");
    private static final String WINDOWS_SCRIPT = "Add-Type -AssemblyName System.Windows.Forms;"
            + "$n = New-Object System.Windows.Forms.NotifyIcon;"
            + "$n.Icon = [System.Drawing.SystemIcons]::Information; $n.Visible = $true;"
            + "$n.ShowBalloonTip(3000, $env:TS_ALERT_TITLE, $env:TS_ALERT_BODY, 'Info');"
            + "Start-Sleep -Seconds 3; $n.Dispose()";
    private static final String SESSION_BUS = "DBUS_SESSION_BUS_ADDRESS";

    private final String system;
    private final Environment environment;
    private final Duration patience;

    /**
     * @param system the name of the operating system, as in {@code os.name}
     * @param environment says where programs are, and whether there is a desktop
     */
    DesktopNotice(String system, Environment environment, Duration patience) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
        this.patience = patience;
    }

    SendResult show(String title, String body) throws InterruptedException {
        if (system.startsWith("mac")) {
            return run("osascript", Stream.concat(MAC_SCRIPT.stream(), Stream.of("--", title, body)), title, body);
        }
        if (system.startsWith("windows")) {
            Stream<String> script = Stream.of("-NoProfile", "-NonInteractive", "-Command", WINDOWS_SCRIPT);
            return run("powershell.exe", script, title, body);
        }
        if (environment.variable(SESSION_BUS).isEmpty()) {
            return SendResult.failed(Verdict.GIVEN_UP, "no desktop session (" + SESSION_BUS + " is not set)");
        }
        return run("notify-send", Stream.of("-a", "TokenSpeed", "--", title, body), title, body);
    }

    private SendResult run(String program, Stream<String> arguments, String title, String body)
            throws InterruptedException {
        Optional<Path> found = onPath(program);
        if (found.isEmpty()) {
            return SendResult.failed(Verdict.GIVEN_UP, program + " is not on the PATH");
        }
        List<String> command =
                Stream.concat(Stream.of(found.get().toString()), arguments).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TS_ALERT_TITLE", title);
        builder.environment().put("TS_ALERT_BODY", body);
        try {
            return judge(program, builder.start());
        } catch (IOException unable) {
            return SendResult.failed(Verdict.GIVEN_UP, program + " cannot be started");
        }
    }

    private SendResult judge(String program, Process process) throws InterruptedException {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return SendResult.failed(
                        Verdict.GIVEN_UP, program + " did not end within " + patience.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue() == 0
                ? SendResult.DELIVERED
                : SendResult.failed(Verdict.GIVEN_UP, program + " ended with " + process.exitValue());
    }

    private Optional<Path> onPath(String program) {
        String path = environment.variable("PATH").orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> file(folder, program))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Path> file(String folder, String program) {
        try {
            return Optional.of(Path.of(folder, program)).filter(Files::isExecutable);
        } catch (InvalidPathException noFolder) {
            return Optional.empty();
        }
    }
}
