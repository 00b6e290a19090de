package io.tokenspeed.server.settings;

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
 * The settings of a program by their dotted names, from a YAML file and from variables. The variable
 * {@code TS_HUB_LIMITS_DEVICE_BURST} overrides {@code limits.device.burst} of a hub's file, and so on for every name.
 */
public final class Values {
    private final String prefix;
    private final Environment environment;
    private final Map<String, String> file;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> knownVariables = new TreeSet<>();

    private Values(Environment environment, String prefix, Map<String, String> file) {
        this.environment = environment;
        this.prefix = prefix;
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @param prefix what the names of the program's variables begin with
     * @param fileVariable the variable that names the file; without it there is none
     * @param others variables with the prefix that name no setting of the file
     * @throws ConfigException if the file cannot be read
     */
    public static Values of(Environment environment, String prefix, String fileVariable, Set<String> others) {
        Values values = new Values(
                environment,
                prefix,
                environment.path(fileVariable).map(Values::read).orElse(Map.of()));
        values.knownVariables.add(fileVariable);
        values.knownVariables.addAll(others);
        return values;
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

    /** Returns the text of a setting; empty where it is absent. */
    public Optional<String> text(String name) {
        return text(name, variable(name));
    }

    private Optional<String> text(String name, String variable) {
        known.add(name);
        knownVariables.add(variable);
        return environment.variable(variable).or(() -> Optional.ofNullable(file.get(name)));
    }

    /** Returns a whole number, another one where the setting is absent. */
    public int number(String name, int otherwise, int min, int max) {
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

    /** Whether a setting is {@code true}; an absent one is not. */
    public boolean flag(String name) {
        return choice(name, "false", "true").equals("true");
    }

    /** Returns one of the allowed words, the first one where the setting is absent. */
    public String choice(String name, String... allowed) {
        String text = text(name).orElse(allowed[0]).strip();
        if (Arrays.asList(allowed).contains(text)) {
            return text;
        }
        throw new ConfigException(
                name + " is \"" + text + "\", but must be one of: " + String.join(", ", allowed) + ".");
    }

    /** Returns the parts of a list, in its order; none where the setting is absent. */
    public Set<String> names(String name) {
        return text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns a list of IP addresses. */
    public Set<InetAddress> addresses(String name) {
        return names(name).stream().map(text -> address(name, text)).collect(Collectors.toSet());
    }

    private static InetAddress address(String name, String text) {
        return IpAddress.of(text)
                .orElseThrow(() -> new ConfigException(name + " holds \"" + text
                        + "\", but may hold IPv4 and IPv6 addresses only, no names and no" + " networks."));
    }

    /** Returns a list of origins of web pages. */
    public Set<String> origins(String name) {
        Set<String> all = names(name);
        all.stream().filter(text -> !WebOrigin.isOne(text)).findFirst().ifPresent(text -> {
            throw new ConfigException(name + " holds \"" + text + "\", but " + WebOrigin.RULE);
        });
        return all;
    }

    /** Returns a path; a relative one counts from the working directory. */
    public Path path(String name, String variable, Path otherwise) {
        return path(name, variable).orElse(otherwise);
    }

    /** Returns a path; empty where the setting is absent. */
    public Optional<Path> path(String name, String variable) {
        Optional<Path> written = text(name, variable).map(environment.workingDirectory()::resolve);
        return environment.path(variable).or(() -> written);
    }

    private String variable(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
        return prefix + words.toUpperCase(Locale.ROOT);
    }

    /** Returns the names that a group of settings has below it, in their order: of {@code a.b.c} below a, b. */
    public Set<String> below(String group) {
        String start = group + ".";
        return file.keySet().stream()
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()))
                .map(rest -> rest.split("\\.", 2)[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the settings of a group whose names are the user's, which may hold dots, in their order. */
    public Map<String, String> entries(String group) {
        Map<String, String> entries = new LinkedHashMap<>();
        String start = group + ".";
        file.forEach((name, value) -> {
            if (name.startsWith(start)) {
                known.add(name);
                entries.put(name.substring(start.length()), value);
            }
        });
        return entries;
    }

    /** Refuses settings that nothing reads, because a misspelt name would otherwise go unseen. */
    public void refuseUnknown() {
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
                .filter(name -> name.startsWith(prefix) && !knownVariables.contains(name))
                .filter(name -> environment.variable(name).isPresent())
                .sorted()
                .findFirst();
    }
}
