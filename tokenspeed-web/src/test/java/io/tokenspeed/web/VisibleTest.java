package io.tokenspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page shows invisible characters as the terminal does, by the same cases. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibleTest {
    private static final Path CASES =
            Path.of("../tokenspeed-model/src/test/resources/io/tokenspeed/model/text/visible.txt");
    private static final Pattern CODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private FixtureServer server;
    private Website website;

    @BeforeAll
    void open(Browser browser) throws IOException {
        server = new FixtureServer();
        website = Website.of(browser, server);
        website.open("");
    }

    @AfterAll
    void close() {
        website.close();
        server.close();
    }

    static List<String> cases() throws IOException {
        return Files.readAllLines(CASES).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void visible_writesOutWhatCannotBeSeen(String line) {
        List<String> sides = List.of(line.split(" -> ", 2));
        String text =
                CODE.matcher(sides.get(0)).replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));

        assertThat(evaluate("base/visible", "visible(given)", text)).isEqualTo(sides.size() == 1 ? text : sides.get(1));
    }

    @Test
    void visible_everyInvisibleCharacter_isWrittenOut() {
        String invisible = "[...Array(0x110000).keys()].map(c => String.fromCodePoint(c)).filter(c => "
                + "/[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Default_Ignorable_Code_Point}]/u.test(c))";
        String kept = invisible + ".filter(c => visible('a' + c) === 'a' + c).map(c => c.codePointAt(0).toString(16))";

        assertThat(evaluate("base/visible", kept + ".join(' ')", "")).isEqualTo("");
    }

    /** Evaluates an expression over a given text, in which the exports of a module are variables. */
    private Object evaluate(String module, String expression, String given) {
        String script = "async given => { const { %s } = await import('/source/%s.js'); return %s; }";
        String names = (String) website.page()
                .evaluate("async () => Object.keys(await import('/source/" + module + ".js')).join(', ')");
        return website.page().evaluate(script.formatted(names, module, expression), given);
    }
}
