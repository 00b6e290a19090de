package io.tokenspeed.sources.engine;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another home folder whose logs are read beside the user's own: one that {@code TS_HOMES} names, or, in the Windows
 * Subsystem for Linux, the user's home folder on Windows.
 *
 * @param path the folder
 * @param label the name that its requests carry as the tag {@code home}; null for none
 */
public record HomeFolder(Path path, @Nullable String label) {
    /** Names the folders, separated by commas, each as {@code folder} or {@code label=folder}. */
    public static final String VARIABLE = "TS_HOMES";

    /** Windows puts a folder of the user's home on the PATH of Linux, for example below {@code /mnt/c/Users/ada}. */
    private static final Pattern WINDOWS_HOME = Pattern.compile("(/mnt/[a-z]/Users/[^/:]+)/AppData/[^:]*");

    /** Returns the other home folders of an environment, those that were named first, each once. */
    static List<HomeFolder> of(Environment environment) {
        List<HomeFolder> homes = new ArrayList<>();
        environment
                .variable(VARIABLE)
                .ifPresent(named -> Stream.of(named.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(name -> add(homes, named(name, environment))));
        if (environment.variable("WSL_DISTRO_NAME").isPresent()) {
            Matcher matcher = WINDOWS_HOME.matcher(environment.variable("PATH").orElse(""));
            while (matcher.find()) {
                add(homes, new HomeFolder(Path.of(matcher.group(1)), "windows"));
            }
        }
        homes.removeIf(home -> home.path().equals(environment.home()));
        return homes;
    }

    private static void add(List<HomeFolder> homes, HomeFolder home) {
        if (homes.stream().noneMatch(known -> known.path().equals(home.path()))) {
            homes.add(home);
        }
    }

    private static HomeFolder named(String text, Environment environment) {
        int equals = text.indexOf('=');
        String label = equals > 0 ? text.substring(0, equals).strip() : null;
        Path folder = folder(text.substring(equals + 1).strip(), environment);
        return new HomeFolder(folder, label);
    }

    private static Path folder(String name, Environment environment) {
        try {
            Path folder = name.startsWith("~/") ? environment.home().resolve(name.substring(2)) : Path.of(name);
            return environment.workingDirectory().resolve(folder).normalize();
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException(
                    VARIABLE + " names \"" + name + "\", which is not a folder's name.", malformed);
        }
    }

    /**
     * Returns the environment in which a tool in this home would look for its logs. Variables of this process name
     * folders of the user's own home and do not hold there.
     */
    Environment environment(Environment own) {
        Map<String, String> variables = new HashMap<>();
        for (String name : List.of("Roaming", "Local")) {
            Path folder = path.resolve("AppData").resolve(name);
            if (Files.isDirectory(folder)) {
                variables.put(name.equals("Local") ? "LOCALAPPDATA" : "APPDATA", folder.toString());
            }
        }
        return new Environment(variables, path, own.workingDirectory());
    }
}
