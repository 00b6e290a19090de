package io.tokenspeed.agent.integrate;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tokenspeed.agent.integrate.Change.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The members of {@code env} in Claude Code's settings that let it send its log events. Left alone where the settings
 * have variables of OpenTelemetry that are not ours: there is one endpoint a signal, and theirs goes first.
 *
 * @param file {@code settings.json}
 */
record ClaudeTelemetry(Path file) {
    private static final String ENV = "env";
    private static final String ENABLE = "CLAUDE_CODE_ENABLE_TELEMETRY";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_LOGS_HEADERS";

    private static Map<String, String> variables(TelemetryTarget target) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(ENABLE, "1");
        variables.put("OTEL_LOGS_EXPORTER", "otlp");
        variables.put("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "http/protobuf");
        variables.put(ENDPOINT, target.logs());
        variables.put(HEADERS, TelemetryTarget.HEADER + "=" + target.token());
        return variables;
    }

    Change install(TelemetryTarget target) throws IOException {
        SettingsFile settings = new SettingsFile(file);
        if (!settings.exists()) {
            Change made = settings.create(JsonOutline.of("{}").with(ENV, with("{}", target)) + "\n");
            return closed(made);
        }
        try {
            String before = settings.read();
            JsonOutline outline = JsonOutline.of(before);
            JsonOutline env = env(outline);
            if (hasOther(env)) {
                return settings.kept("it has variables of OpenTelemetry that are not ours");
            }
            boolean ours = env.member(ENDPOINT).isPresent();
            String after = withEnv(outline, with(without(env).text(), target));
            return after.equals(before) || same(env, target)
                    ? Change.of(Kind.UNCHANGED, file)
                    : closed(settings.write(before, after, ours ? Kind.UPDATED : Kind.ADDED, ENV));
        } catch (IOException malformed) {
            return settings.unsafe(malformed);
        }
    }

    /** Removes our members; empty where there are none. */
    Optional<Change> remove() throws IOException {
        SettingsFile settings = new SettingsFile(file);
        if (!settings.exists()) {
            return Optional.empty();
        }
        try {
            String before = settings.read();
            JsonOutline outline = JsonOutline.of(before);
            JsonOutline env = env(outline);
            if (env.member(ENDPOINT).isEmpty() || hasOther(env)) {
                return Optional.empty();
            }
            JsonOutline rest = without(env);
            JsonMember member = outline.member(ENV).orElseThrow();
            String after = rest.members().isEmpty() ? outline.without(member) : outline.replace(member, rest.text());
            return Optional.of(settings.write(before, after, Kind.REMOVED, "the telemetry"));
        } catch (IOException malformed) {
            return Optional.of(settings.unsafe(malformed));
        }
    }

    private static JsonOutline env(JsonOutline settings) throws IOException {
        Optional<JsonMember> env = settings.member(ENV);
        return env.isPresent() ? settings.inside(env.get()) : JsonOutline.of("{}");
    }

    private static String withEnv(JsonOutline settings, String env) {
        return settings.member(ENV)
                .map(member -> settings.replace(member, env))
                .orElseGet(() -> settings.with(ENV, env));
    }

    /** Ours have a header with our name; whatever else is there belongs to somebody else. */
    private static boolean hasOther(JsonOutline env) {
        boolean any = env.members().stream().anyMatch(member -> isTelemetry(member.name()));
        String headers = env.member(HEADERS).map(JsonMember::text).orElse("");
        boolean ours = headers != null && headers.startsWith(TelemetryTarget.HEADER + "=");
        Map<String, String> known = variables(new TelemetryTarget(0, ""));
        boolean more = env.members().stream()
                .anyMatch(member -> isTelemetry(member.name()) && !known.containsKey(member.name()));
        return any && (!ours || more);
    }

    private static boolean isTelemetry(String name) {
        return name.startsWith("OTEL_") || name.equals(ENABLE);
    }

    private static boolean same(JsonOutline env, TelemetryTarget target) {
        return variables(target).entrySet().stream()
                .allMatch(one -> env.member(one.getKey())
                        .filter(member -> one.getValue().equals(member.text()))
                        .isPresent());
    }

    private static JsonOutline without(JsonOutline env) throws IOException {
        JsonOutline rest = env;
        for (String name : variables(new TelemetryTarget(0, "")).keySet()) {
            Optional<JsonMember> member = rest.member(name);
            if (member.isPresent()) {
                rest = JsonOutline.of(rest.without(member.get()));
            }
        }
        return rest;
    }

    private static String with(String env, TelemetryTarget target) throws IOException {
        String text = env;
        for (Map.Entry<String, String> one : variables(target).entrySet()) {
            text = JsonOutline.of(text).with(one.getKey(), quoted(one.getValue()));
        }
        return text;
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private Change closed(Change change) throws IOException {
        return TokenHolder.closed(change, file);
    }
}
