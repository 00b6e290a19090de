package io.tokenspeed.sources.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    private static final Key WANTED = Key.of("wanted");
    private static final Key TEXT = Key.of("text");
    private static final Key NUMBER = Key.of("number");
    private static final Key TIME = Key.of("time");

    private final JsonScanner scanner = new JsonScanner();

    @Test
    void nextMember_findsMembersBetweenOthers() {
        Map<String, Object> found = read("""
            {"skip":{"wanted":1,"deep":[[{"a":"}]"}]]},"text":"a\\"b","x":[1,2,{"y":null}],"number":42,"e":""}""");

        assertThat(found).containsExactly(Map.entry("text", "a\"b"), Map.entry("number", 42L));
    }

    @Test
    void text_decodesEscapesAndSurrogates() {
        assertThat(read("{\"text\":\"\\u00e9\\n\\ud83d\\ude00\\\\ \\/\"}")).containsEntry("text", "é\n😀\\ /");
        assertThat(read("{\"text\":\"a\\ud83db\"}")).containsEntry("text", "a\uFFFDb");
        assertThat(read("{\"text\":\"ü€\"}")).containsEntry("text", "ü€");
    }

    @Test
    void text_givesSameValueForPooledAndLongTexts() {
        String longText = "x".repeat(1000);

        assertThat(read("{\"text\":\"" + longText + "\"}")).containsEntry("text", longText);
        assertThat(read("{\"text\":\"abc\"}")).isEqualTo(read("{\"text\":\"abc\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "null", "-3", "{}", "true", "99999999999999999999"})
    void integer_isMissingForAnythingElse(String value) {
        assertThat(read("{\"number\":" + value + "}")).containsEntry("number", -1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "7", "0.7e1", "  7"})
    void integer_readsWholeNumbersHoweverWritten(String value) {
        assertThat(read("{\"number\":" + value + "}")).containsEntry("number", 7L);
    }

    @Test
    void timestamp_readsIsoForms() {
        assertThat(read("{\"time\":\"2026-11-02T09:00:04.300Z\"}")).containsEntry("time", 1793610004300L);
        assertThat(read("{\"time\":\"2026-11-02T10:00:04.3+01:00\"}")).containsEntry("time", 1793610004300L);
        assertThat(read("{\"time\":\"2024-02-29T00:00:00.000Z\"}")).containsEntry("time", 1709164800000L);
        assertThat(read("{\"time\":\"yesterday\"}")).containsEntry("time", null);
        assertThat(read("{\"time\":\"2026-13-02T09:00:04.300Z\"}")).containsEntry("time", null);
        assertThat(read("{\"time\":12}")).containsEntry("time", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json at all",
                "{\"text\":\"cut",
                "{\"text\":\"cut\\",
                "{\"text\":{\"a\":1}",
                "{\"text\"",
                "{\"text\":}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\" 1}",
                "[1]",
                ""
            })
    void scanner_refusesDamagedRecords(String record) {
        assertThatThrownBy(() -> read(record)).isInstanceOf(MalformedJsonException.class);
    }

    private Map<String, Object> read(String record) {
        byte[] bytes = ("##" + record + "##").getBytes(StandardCharsets.UTF_8);
        Map<String, Object> found = new LinkedHashMap<>();
        scanner.reset(bytes, 2, bytes.length - 2);
        scanner.enterObject();
        while (scanner.nextMember()) {
            if (scanner.at(TEXT)) {
                found.put("text", scanner.text());
            } else if (scanner.at(NUMBER)) {
                found.put("number", scanner.integer(-1));
            } else if (scanner.at(TIME)) {
                found.put("time", scanner.timestamp());
            } else if (scanner.at(WANTED)) {
                found.put("wanted", scanner.bool());
            } else {
                scanner.skip();
            }
        }
        scanner.finish();
        return found;
    }
}
