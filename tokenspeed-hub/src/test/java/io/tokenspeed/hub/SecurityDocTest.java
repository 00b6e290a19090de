package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about security names only tests that exist. */
class SecurityDocTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*(?:Test|Contract))`");

    @Test
    void tests_thatAreNamed_exist() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher matcher = NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md")));
        while (matcher.find()) {
            named.add(matcher.group(1));
        }

        assertThat(named).hasSizeGreaterThan(25).isSubsetOf(sources());
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (path, kind) ->
                        path.toString().endsWith(".java") && path.toString().contains("/src/"))) {
            return files.map(path -> path.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
