package io.tokenspeed.sources.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ByteSearchTest {
    @Property
    void newline_findsWhatALoopFinds(@ForAll @Size(max = 60) byte[] bytes, @ForAll byte salt) {
        salt(bytes, salt, (byte) '\n');

        for (int from = 0; from <= bytes.length; from++) {
            assertThat(ByteSearch.newline(bytes, from, bytes.length)).isEqualTo(loop(bytes, from, '\n', '\n'));
        }
    }

    @Property
    void quoteOrBackslash_findsWhatALoopFinds(@ForAll @Size(max = 60) byte[] bytes, @ForAll byte salt) {
        salt(bytes, salt, (byte) (salt % 2 == 0 ? '"' : '\\'));

        for (int from = 0; from <= bytes.length; from++) {
            assertThat(ByteSearch.quoteOrBackslash(bytes, from, bytes.length)).isEqualTo(loop(bytes, from, '"', '\\'));
        }
    }

    private static void salt(byte[] bytes, byte position, byte value) {
        if (bytes.length > 0) {
            bytes[Math.floorMod(position, bytes.length)] = value;
        }
    }

    private static int loop(byte[] bytes, int from, char first, char second) {
        int i = from;
        while (i < bytes.length && bytes[i] != first && bytes[i] != second) {
            i++;
        }
        return i;
    }
}
