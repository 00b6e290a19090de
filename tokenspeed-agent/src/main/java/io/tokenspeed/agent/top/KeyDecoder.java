package io.tokenspeed.agent.top;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads keys out of the bytes that a terminal sends, also where a key's bytes come in several parts. */
final class KeyDecoder {
    private static final int ESCAPE = 0x1b;

    private State state = State.PLAIN;
    private final StringBuilder parameters = new StringBuilder();

    private enum State {
        PLAIN,
        ESCAPED,
        SEQUENCE
    }

    /** The keys that end in these bytes; those that mean nothing are left out. */
    List<TopKey> decode(byte[] bytes, int length) {
        List<TopKey> keys = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            TopKey key = next(bytes[i] & 0xff);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private @Nullable TopKey next(int character) {
        if (character == ESCAPE) {
            state = State.ESCAPED;
            return null;
        }
        return switch (state) {
            case PLAIN -> plain(character);
            case ESCAPED -> escaped(character);
            case SEQUENCE -> sequence(character);
        };
    }

    private static @Nullable TopKey plain(int character) {
        return switch (character) {
            case 'q', 'Q' -> TopKey.QUIT;
            case 'p', 'P', ' ' -> TopKey.PAUSE;
            case 's', 'S' -> TopKey.SORT;
            case 'd', 'D' -> TopKey.PERIOD;
            case '?', 'h' -> TopKey.HELP;
            default -> null;
        };
    }

    /** A letter after the escape key itself is that letter. */
    private @Nullable TopKey escaped(int character) {
        boolean sequence = character == '[' || character == 'O';
        state = sequence ? State.SEQUENCE : State.PLAIN;
        parameters.setLength(0);
        return sequence ? null : plain(character);
    }

    private @Nullable TopKey sequence(int character) {
        if (character < 0x40 || character > 0x7e) {
            parameters.append((char) character);
            return null;
        }
        state = State.PLAIN;
        return switch (character) {
            case 'A' -> TopKey.UP;
            case 'B' -> TopKey.DOWN;
            case 'H' -> TopKey.FIRST;
            case 'F' -> TopKey.LAST;
            case '~' -> numbered(parameters.toString());
            default -> null;
        };
    }

    private static @Nullable TopKey numbered(String number) {
        return switch (number) {
            case "1", "7" -> TopKey.FIRST;
            case "4", "8" -> TopKey.LAST;
            case "5" -> TopKey.PAGE_UP;
            case "6" -> TopKey.PAGE_DOWN;
            default -> null;
        };
    }
}
