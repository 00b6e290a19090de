package io.tokenspeed.agent.service;

import static java.util.stream.Collectors.joining;

import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text of our systemd unit. */
final class SystemdUnit {
    /** The first line of every unit that we write, by which we recognise it. */
    static final String MARK = "# Made by \"tokenspeed service install\", which replaces this file.";

    /**
     * Variables that are written into the unit, because a service sees none of the user's shell and runs in another
     * folder.
     */
    private static final List<String> PATHS = List.of(
            "TS_DB_PATH",
            "TS_ANON_SALT_PATH",
            "TS_PRICE_FILE",
            "OPENCODE_HOME",
            "CODEX_HOME",
            "CODEX_SQLITE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "JAVA_HOME");

    private static final List<String> PATH_LISTS = List.of("OPENCODE_DATA_DIR", "CLAUDE_CONFIG_DIR");
    private static final List<String> WORDS = List.of(
            "TS_BG_PORT",
            "TS_ALLOWED_HOSTS",
            "TS_CORS_ORIGINS",
            "TS_OTEL_EXPORT",
            "TS_OTEL_EXPORT_NAMES",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
            "OTEL_EXPORTER_OTLP_COMPRESSION",
            "OTEL_SERVICE_NAME",
            "DO_NOT_TRACK",
            "TS_UPLOAD_ENABLED",
            "TS_HUB_URL",
            "TS_UPLOAD_BUCKET_SEC",
            "TS_UPLOAD_INTERVAL_SEC",
            "TZ");

    /**
     * Needs no privilege, so it works for users' services everywhere. The JVM generates code, so that stays allowed.
     */
    private static final String HARDENING = """
        UMask=0077
        NoNewPrivileges=yes
        LockPersonality=yes
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallErrorNumber=EPERM
        """;

    private SystemdUnit() {}

    static String text(InstalledProgram program, Environment environment) {
        StringBuilder unit = new StringBuilder(MARK).append("""


            [Unit]
            Description=TokenSpeed, tokens, cost and speed of AI requests on this machine

            [Service]
            Type=exec
            """);
        unit.append("ExecStart=")
                .append(quoted(program.path().toString()).replace("$", "$$"))
                .append(" serve --no-open\n");
        unit.append("WorkingDirectory=%h\n");
        variables(environment)
                .forEach((name, value) -> unit.append("Environment=")
                        .append(quoted(name + "=" + value))
                        .append('\n'));
        // The exit code of a JVM that ends on SIGTERM.
        unit.append("SuccessExitStatus=143\nRestart=on-failure\nRestartSec=5\nTimeoutStopSec=60\n");
        return unit.append(HARDENING)
                .append("\n[Install]\nWantedBy=default.target\n")
                .toString();
    }

    private static Map<String, String> variables(Environment environment) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : PATHS) {
            environment.path(name).ifPresent(path -> variables.put(name, absolute(path)));
        }
        for (String name : PATH_LISTS) {
            if (!environment.paths(name).isEmpty()) {
                variables.put(
                        name,
                        environment.paths(name).stream()
                                .map(SystemdUnit::absolute)
                                .collect(joining(",")));
            }
        }
        for (String name : WORDS) {
            environment.variable(name).ifPresent(value -> variables.put(name, value));
        }
        return variables;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static String quoted(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ServiceException("A systemd unit cannot hold the control characters of \"" + text + "\".");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + '"';
    }
}
