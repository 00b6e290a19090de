package io.tokenspeed.agent.top;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A terminal at which prepared keys are typed, one part at each wait; it is gone when there are no more. */
final class FakeTerminal implements ControllingTerminal {
    private final Deque<String> typed;
    private final List<String> calls = new ArrayList<>();
    private String size = "24 80";
    private boolean refusing;

    FakeTerminal(String... typed) {
        this.typed = new ArrayDeque<>(List.of(typed));
    }

    /** Sets its lines and columns, as {@code stty size} prints them. */
    FakeTerminal sized(String text) {
        size = text;
        return this;
    }

    /** Makes it refuse to be set up. */
    FakeTerminal refusing() {
        refusing = true;
        return this;
    }

    /** The settings that were asked for, in order. */
    List<String> calls() {
        return calls;
    }

    @Override
    public String stty(String... arguments) throws IOException {
        String call = String.join(" ", arguments);
        if (call.equals("size")) {
            return size;
        }
        calls.add(call);
        if (refusing && call.startsWith("-icanon")) {
            throw new IOException("refused");
        }
        return call.equals("-g") ? "as:it:was" : "";
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        String next = typed.poll();
        if (next == null) {
            throw new IOException("the terminal is gone");
        }
        byte[] part = next.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(part, 0, bytes, 0, part.length);
        return part.length;
    }

    @Override
    public void close() {}
}
