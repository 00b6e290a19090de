package io.tokenspeed.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VisibleTest {
    /** The website's test reads the same cases. */
    private static final Path CASES = Path.of("src/test/resources/io/tokenspeed/model/text/visible.txt");

    private static final Pattern CODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    static List<String> cases() throws IOException {
        return Files.readAllLines(CASES).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void text_writesOutWhatCannotBeSeen(String line) {
        List<String> sides = List.of(line.split(" -> ", 2));
        String text =
                CODE.matcher(sides.get(0)).replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));

        assertThat(Visible.text(text)).isEqualTo(sides.size() == 1 ? text : sides.get(1));
    }

    @Test
    void text_halfOfACharacter_isWrittenOut() {
        assertThat(Visible.text("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void text_everyInvisibleCharacter_isWrittenOut() {
        int[] kept = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(VisibleTest::isInvisible)
                .filter(c -> Visible.text("a" + Character.toString(c)).equals("a" + Character.toString(c)))
                .toArray();

        assertThat(kept).isEmpty();
    }

    @Test
    void text_everyLetterDigitMarkAndSymbol_isKept() {
        IntStream changed = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(VisibleTest::isOrdinary)
                .filter(c -> !Visible.text("a" + Character.toString(c)).equals("a" + Character.toString(c)));

        // Fillers, joiners and selectors are letters and marks by name only.
        assertThat(changed.filter(c -> !hasNoShape(c))).isEmpty();
    }

    @Property
    void text_ofAnything_holdsNothingInvisible(@ForAll String text) {
        assertThat(Visible.text(text).codePoints().filter(VisibleTest::isInvisible))
                .isEmpty();
    }

    @Property
    void text_again_changesNothing(@ForAll String text) {
        String once = Visible.text(text);

        assertThat(Visible.text(once)).isEqualTo(once);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isOrdinary(int c) {
        return Character.isDefined(c) && !isInvisible(c) && Character.getType(c) != Character.PRIVATE_USE;
    }

    private static boolean hasNoShape(int c) {
        return c == 0x34f
                || (c >= 0x115f && c <= 0x1160)
                || (c >= 0x17b4 && c <= 0x17b5)
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x3164
                || c == 0xffa0
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
