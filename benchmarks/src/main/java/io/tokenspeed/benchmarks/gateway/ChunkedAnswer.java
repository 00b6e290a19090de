package io.tokenspeed.benchmarks.gateway;

import java.nio.ByteBuffer;

/** Takes one answer out of HTTP's chunks, whose borders are not those of events. */
final class ChunkedAnswer {
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private Part part = Part.HEAD;
    private int left;

    private enum Part {
        HEAD,
        SIZE,
        CONTENT,
        AFTER_CONTENT,
        LAST,
        COMPLETE
    }

    void clear() {
        line.setLength(0);
        text.setLength(0);
        part = Part.HEAD;
    }

    boolean isComplete() {
        return part == Part.COMPLETE;
    }

    /** Returns what arrived of the body and was not taken away; the caller takes it away. */
    StringBuilder text() {
        return text;
    }

    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            char next = (char) bytes.get();
            if (part == Part.CONTENT) {
                text.append(next);
                left--;
                part = left == 0 ? Part.AFTER_CONTENT : part;
            } else if (next == '\n') {
                endOfLine();
            } else if (next != '\r') {
                line.append(next);
            }
        }
    }

    private void endOfLine() {
        switch (part) {
            case HEAD -> part = line.length() == 0 ? Part.SIZE : Part.HEAD;
            case SIZE -> {
                left = Integer.parseInt(line, 0, line.length(), 16);
                part = left == 0 ? Part.LAST : Part.CONTENT;
            }
            case AFTER_CONTENT -> part = Part.SIZE;
            default -> part = Part.COMPLETE;
        }
        line.setLength(0);
    }
}
