package io.tokenspeed.agent.integrate;

import io.tokenspeed.agent.integrate.Change.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block at the end of Codex's settings that lets it send its log events, between two comments. Left out where the
 * settings have anything about OpenTelemetry.
 *
 * @param file {@code config.toml}
 */
record CodexTelemetry(Path file) {
    private static final String BEGIN = "# begin of what \"tokenspeed integrate codex --otel\" wrote";
    private static final String END = "# end of what \"tokenspeed integrate codex --otel\" wrote\n";
    private static final Pattern BLOCK =
            Pattern.compile("\\n?" + Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
    private static final Pattern OTHER =
            Pattern.compile("^\\s*(\\[+\\s*\"?otel\\b|\"?otel\"?\\s*[.=])", Pattern.MULTILINE);

    private static String block(TelemetryTarget target) {
        return "\n" + BEGIN + "\n[otel]\nlog_user_prompt = false\n\n[otel.exporter.\"otlp-http\"]\nendpoint = \""
                + target.logs() + "\"\nprotocol = \"binary\"\nheaders = { \"" + TelemetryTarget.HEADER + "\" = \""
                + target.token() + "\" }\n" + END;
    }

    Change install(TelemetryTarget target) throws IOException {
        SettingsFile settings = new SettingsFile(file);
        if (!settings.exists()) {
            return TokenHolder.closed(settings.create(block(target).substring(1)), file);
        }
        String before = settings.read();
        String rest = BLOCK.matcher(before).replaceAll("");
        if (OTHER.matcher(rest).find()) {
            return settings.kept("it has settings of OpenTelemetry that are not ours");
        }
        String after = rest + (rest.isEmpty() || rest.endsWith("\n") ? "" : "\n") + block(target);
        if (after.equals(before)) {
            return Change.of(Kind.UNCHANGED, file);
        }
        Kind kind = rest.equals(before) ? Kind.ADDED : Kind.UPDATED;
        return TokenHolder.closed(settings.write(before, after, kind, "the telemetry"), file);
    }

    /** Removes our block; empty where there is none. */
    Optional<Change> remove() throws IOException {
        SettingsFile settings = new SettingsFile(file);
        String before = settings.exists() ? settings.read() : "";
        String after = BLOCK.matcher(before).replaceAll("");
        return after.equals(before)
                ? Optional.empty()
                : Optional.of(settings.write(before, after, Kind.REMOVED, "the telemetry"));
    }
}
