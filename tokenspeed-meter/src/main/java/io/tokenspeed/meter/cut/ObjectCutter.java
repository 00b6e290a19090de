package io.tokenspeed.meter.cut;

/**
 * Cuts a body that is one JSON object, or an array of them that grows while it arrives, into its objects. What is
 * neither white space nor part of an object is taken as an object of its own, so that it is seen to be malformed.
 */
public final class ObjectCutter implements Cutter {
    private final EventBuffer object = new EventBuffer();
    private final Taker taker;
    private final Runnable onArray;
    private int depth;
    private boolean begun;
    private boolean array;
    private boolean inText;
    private boolean escaped;

    /** Creates a cutter that runs {@code onArray} when it sees that the body is an array, before the first object. */
    public ObjectCutter(Taker taker, Runnable onArray) {
        this.taker = taker;
        this.onArray = onArray;
    }

    @Override
    public void read(byte next) {
        if (depth > 0 || !isBetween(next)) {
            object.add(next);
            walk(next);
            if (depth == 0 && next == '}') {
                object.flush(taker);
            }
        }
    }

    /** Returns whether a byte outside of all objects only separates them. */
    private boolean isBetween(byte next) {
        if (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            return true;
        }
        if (!begun && next == '[') {
            array = true;
            onArray.run();
        }
        begun = true;
        return array && (next == '[' || next == ',' || next == ']');
    }

    private void walk(byte next) {
        if (inText) {
            inText = escaped || next != '"';
            escaped = !escaped && next == '\\';
        } else if (next == '"') {
            inText = depth > 0;
        } else if (next == '{') {
            depth++;
        } else if (next == '}') {
            depth = Math.max(0, depth - 1);
        }
    }

    /** Takes what is left of a single object. An array that is cut has no object to be left. */
    @Override
    public void end() {
        if (!array) {
            object.flush(taker);
        }
    }

    @Override
    public int tooLong() {
        return object.tooLong();
    }
}
