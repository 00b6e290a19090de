package io.tokenspeed.hub.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Settings by their dotted names. The variable {@code TS_HUB_LIMITS_DEVICE_BURST} overrides {@code limits.device.burst}
 * of the file, and so on for every name.
 */
final class Values {
    private static final String PREFIX = "TS_HUB_";
    /** Variables that name no setting of the file; the last two are for a local program on the same machine. */
    private static final Set<String> VARIABLES = Set.of(
            HubSettings.FILE, HubSettings.ADMIN_TOKEN, HubSettings.READ_TOKEN, "TS_HUB_URL", "TS_HUB_INVITE_TOKEN");

    private final Environment environment;
    private final Map<String, String> file;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> knownVariables = new TreeSet<>(VARIABLES);

    private Values(Environment environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    static Values of(Environment environment) {
        return new Values(
                environment,
                environment.path(HubSettings.FILE).map(Values::read).orElse(Map.of()));
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            flatten("", new ObjectMapper(new YAMLFactory()).readTree(file.toFile()), values);
        } catch (IOException unreadable) {
            throw new ConfigException("Cannot read the settings in " + file + ": "
                    + String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("no reason given") + ".");
        }
        return values;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(child -> flatten(
                            name.isEmpty() ? child.getKey() : name + "." + child.getKey(), child.getValue(), values));
        } else if (node.isArray()) {
            values.put(
                    name,
                    StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(",")));
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.put(name, node.asText());
        }
    }

    Optional<String> text(String name) {
        return text(name, variable(name));
    }

    private Optional<String> text(String name, String variable) {
        known.add(name);
        knownVariables.add(variable);
        return environment.variable(variable).or(() -> Optional.ofNullable(file.get(name)));
    }

    int number(String name, int otherwise, int min, int max) {
        return text(name).map(text -> number(name, text.strip(), min, max)).orElse(otherwise);
    }

    private static int number(String name, String text, int min, int max) {
        if (text.matches("\\d{1,10}")) {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return (int) value;
            }
        }
        throw new ConfigException(
                name + " is \"" + text + "\", but must be a whole number from " + min + " to " + max + ".");
    }

    boolean flag(String name) {
        return choice(name, "false", "true").equals("true");
    }

    /** Returns one of the allowed words, the first one where the setting is absent. */
    String choice(String name, String... allowed) {
        String text = text(name).orElse(allowed[0]).strip();
        if (Arrays.asList(allowed).contains(text)) {
            return text;
        }
        throw new ConfigException(
                name + " is \"" + text + "\", but must be one of: " + String.join(", ", allowed) + ".");
    }

    Set<String> names(String name) {
        return text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<InetAddress> addresses(String name) {
        return names(name).stream().map(text -> address(name, text)).collect(Collectors.toSet());
    }

    private static InetAddress address(String name, String text) {
        return IpAddress.of(text)
                .orElseThrow(() -> new ConfigException(name + " holds \"" + text
                        + "\", but may hold IPv4 and IPv6 addresses only, no names and no" + " networks."));
    }

    Set<String> origins(String name) {
        Set<String> all = names(name);
        all.stream().filter(text -> !WebOrigin.isOne(text)).findFirst().ifPresent(text -> {
            throw new ConfigException(name + " holds \"" + text + "\", but " + WebOrigin.RULE);
        });
        return all;
    }

    /** A path; a relative one counts from the working directory. */
    Path path(String name, String variable, Path otherwise) {
        return path(name, variable).orElse(otherwise);
    }

    Optional<Path> path(String name, String variable) {
        Optional<Path> written = text(name, variable).map(environment.workingDirectory()::resolve);
        return environment.path(variable).or(() -> written);
    }

    private static String variable(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
        return PREFIX + words.toUpperCase(Locale.ROOT);
    }

    /** Refuses settings that nothing reads, because a misspelt name would otherwise go unseen. */
    void refuseUnknown() {
        file.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ConfigException(
                    "The setting " + name + " is unknown; there are: " + String.join(", ", known) + ".");
        });
        unknownVariable().ifPresent(name -> {
            throw new ConfigException(
                    "The variable " + name + " is unknown; there are: " + String.join(", ", knownVariables) + ".");
        });
    }

    private Optional<String> unknownVariable() {
        return environment.variables().keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !knownVariables.contains(name))
                .filter(name -> environment.variable(name).isPresent())
                .sorted()
                .findFirst();
    }
}
