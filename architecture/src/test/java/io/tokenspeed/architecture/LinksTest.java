package io.tokenspeed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the pages lead somewhere, and every page of the documentation can be found. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern SOURCE = Pattern.compile("`(\\w+\\.java)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void links_leadToFilesAndHeadings() {
        List<String> broken = new ArrayList<>();
        for (Path page : Checkout.pages()) {
            Matcher link = LINK.matcher(CODE.matcher(Checkout.text(page)).replaceAll(""));
            while (link.find()) {
                if (!isOutside(link.group(1)) && !leadsSomewhere(page, link.group(1))) {
                    broken.add(Checkout.root().relativize(page) + ": " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void pages_areListedInTheTableOfContents() throws IOException {
        String contents = Checkout.text(Checkout.root().resolve("docs/README.md"));

        try (Stream<Path> pages = Files.list(Checkout.root().resolve("docs"))) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(page -> page.endsWith(".md") && !page.equals("README.md")))
                    .allSatisfy(page -> assertThat(contents).contains("(" + page + ")"));
        }
    }

    @Test
    void classes_thatPagesName_areThere() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(Checkout.root())) {
            sources = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .collect(Collectors.toSet());
        }

        List<String> missing = new ArrayList<>();
        for (Path page : Checkout.pages()) {
            Matcher source = SOURCE.matcher(Checkout.text(page));
            while (source.find()) {
                if (!sources.contains(source.group(1))) {
                    missing.add(Checkout.root().relativize(page) + ": " + source.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static boolean isOutside(String link) {
        return link.contains(":");
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The anchors that a page on GitHub has: lower case, without punctuation, blanks as hyphens. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(Checkout.text(page));
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }
}
