package io.tokenspeed.agent.server;

import java.io.ByteArrayOutputStream;

/**
 * A change that makes another body of a good one.
 *
 * @param kind what is done
 * @param place where it is done, from 0 at the first byte to 1 behind the last
 * @param amount how many bytes it concerns, or the byte that is written
 */
record BodyChange(Kind kind, double place, int amount) {
    enum Kind {
        CUT,
        FLIP,
        INSERT,
        DELETE,
        REPEAT
    }

    byte[] of(byte[] body) {
        int at = (int) Math.min(body.length, Math.round(place * body.length));
        int end = Math.min(body.length, at + amount % 64);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(body, 0, at);
        switch (kind) {
            case CUT -> {}
            case FLIP -> {
                if (at < body.length) {
                    changed.write(body[at] ^ (1 << amount % 8));
                    changed.write(body, at + 1, body.length - at - 1);
                }
            }
            case INSERT -> {
                changed.write(amount);
                changed.write(body, at, body.length - at);
            }
            case DELETE -> changed.write(body, end, body.length - end);
            case REPEAT -> {
                changed.write(body, at, end - at);
                changed.write(body, at, body.length - at);
            }
        }
        return changed.toByteArray();
    }
}
