package io.tokenspeed.sources.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private final List<String> lines = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private String tail = "";

    private final LineHandler collector = new LineHandler() {
        @Override
        public void line(byte[] bytes, int start, int end, long nextOffset) {
            lines.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            offsets.add(nextOffset);
        }

        @Override
        public void tail(byte[] bytes, int start, int end) {
            tail = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }

        @Override
        public void tooLong(long nextOffset) {
            lines.add("too long");
            offsets.add(nextOffset);
        }
    };

    @Test
    void read_cutsAtLineFeedsOnly() throws IOException {
        read("a\r\n\n\u2028b\rc\nlast", 100);

        assertThat(lines).containsExactly("a\r", "", "\u2028b\rc");
        assertThat(offsets).containsExactly(103L, 104L, 111L);
        assertThat(tail).isEqualTo("last");
    }

    @Test
    void read_givesSameLinesAcrossBuffers() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        while (text.length() < 5_000_000) {
            String line = "\"" + "x".repeat(random.nextInt(3000)) + "\"";
            expected.add(line);
            text.append(line).append('\n');
        }

        read(text.toString(), 0);

        assertThat(lines).isEqualTo(expected);
        assertThat(offsets.get(offsets.size() - 1)).isEqualTo(text.length());
        assertThat(tail).isEmpty();
    }

    @Test
    void read_leavesOutLongStringsOfLongLines() throws IOException {
        String longLine = "{\"image\":\"" + "A".repeat(3 << 20) + "\\\"" + "B".repeat(9) + "\",\"id\":\"é\",\"n\":5}";

        read("first\n" + longLine + "\nnext\n" + longLine, 0);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .startsWith("{\"image\":\"AAA")
                .endsWith("A\",\"id\":\"é\",\"n\":5}")
                .hasSizeLessThan(5000);
        assertThat(lines.get(2)).isEqualTo("next");
        assertThat(tail).isEqualTo(lines.get(1));
        assertThat(offsets.get(2)).isEqualTo(6 + longLine.getBytes(StandardCharsets.UTF_8).length + 1 + 5);
    }

    @Test
    void read_givesUpLinesThatAreLongWithoutLongStrings() throws IOException {
        read("[" + "1,".repeat(17 << 20) + "1]\nnext\n", 0);

        assertThat(lines).containsExactly("too long", "next");
    }

    private void read(String text, long offset) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new LineReader().read(Channels.newChannel(new ByteArrayInputStream(bytes)), offset, collector);
    }
}
