package io.tokenspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the website's sources must not and must hold, whatever a browser does with them. */
class SourcesTest {
    private static final Path SOURCES = Path.of("src/main/web");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\\.write|\\beval\\(|new Function|style=[\"']|javascript:");
    private static final Pattern COLOUR =
            Pattern.compile("--([a-z0-9-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");

    @Test
    void text_neverBecomesMarkupOrCode() throws IOException {
        for (Path file : files()) {
            assertThat(FORBIDDEN.matcher(Files.readString(file)).results().map(found -> file + ": " + found.group()))
                    .isEmpty();
        }
        assertThat(Files.readString(SOURCES.resolve("index.html")))
                .doesNotContain("<style")
                .doesNotContainPattern("<script>");
    }

    @Test
    void files_areShort() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text,card,4.5",
        "text,page,4.5",
        "text,raised,4.5",
        "muted,card,4.5",
        "muted,page,4.5",
        "muted,raised,4.5",
        "subtle,card,4.5",
        "subtle,page,4.5",
        "accent,card,4.5",
        "ok,card,4.5",
        "ok,ok-tint,4.5",
        "warn,warn-tint,4.5",
        "err,card,4.5",
        "err,err-tint,4.5",
        "control,card,3",
        "control,page,3",
        "accent,page,3",
        "s0,card,3",
        "s1,card,3",
        "s2,card,3",
        "s3,card,3",
        "s4,card,3",
        "s5,card,3",
        "other,card,3",
    })
    void colours_haveEnoughContrastInBothThemes(String front, String ground, double least) throws IOException {
        List<String> fronts = Objects.requireNonNull(colours().get(front), front);
        List<String> grounds = Objects.requireNonNull(colours().get(ground), ground);

        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(fronts.get(theme), grounds.get(theme)))
                    .as(front + " on " + ground + (theme == 0 ? ", light" : ", dark"))
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().matches(".*\\.(js|html|css)"))
                    .toList();
        }
    }

    private static Map<String, List<String>> colours() throws IOException {
        Map<String, List<String>> colours = new HashMap<>();
        Matcher found = COLOUR.matcher(Files.readString(SOURCES.resolve("style/1-tokens.css")));
        while (found.find()) {
            colours.put(found.group(1), List.of(found.group(2), found.group(3)));
        }
        return colours;
    }

    /** The contrast of WCAG 2.2: lighter over darker relative luminance, each with 0.05 added. */
    private static double contrast(String a, String b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
