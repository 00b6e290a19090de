package io.tokenspeed.agent.top;

import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads, draws and obeys keys until a person ends it or the screen is closed. Used by one thread. */
final class TopLoop {
    private static final int USUAL_HEIGHT = 24;
    private static final int LEAST = 20;
    private static final int MOST = 400;

    private final TopReader reader;
    private final NewLogs logs;
    private final Clock clock;
    private final TopLook look;
    private final Duration interval;
    private final KeyDecoder decoder = new KeyDecoder();
    private TopState state = TopState.START;
    private TopFrame frame;
    private @Nullable TopFacts facts;
    private @Nullable String problem;

    TopLoop(TopReader reader, NewLogs logs, Clock clock, TopLook look, Duration interval) {
        this.reader = reader;
        this.logs = logs;
        this.clock = clock;
        this.look = look;
        this.interval = interval;
        this.frame = new TopFrame(look, USUAL_HEIGHT);
    }

    /** Runs until a person ends it; a key is obeyed at once. */
    void run(TopScreen screen, ControllingTerminal terminal) throws IOException {
        byte[] typed = new byte[64];
        try {
            long lookedAt = System.nanoTime() - interval.toNanos();
            while (!state.ended() && !screen.isClosed()) {
                if (System.nanoTime() - lookedAt >= interval.toNanos()) {
                    lookedAt = System.nanoTime();
                    measure(terminal);
                    show(screen, !state.paused());
                }
                List<TopKey> keys = obey(typed, terminal.read(typed));
                if (!keys.isEmpty()) {
                    show(screen, keys.contains(TopKey.PERIOD));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(TopScreen screen, boolean anew) throws InterruptedException {
        refresh(anew);
        TopFacts shown = facts;
        if (shown != null) {
            screen.draw(frame.lines(shown, state, problem));
        }
    }

    private List<TopKey> obey(byte[] typed, int length) {
        List<TopKey> keys = decoder.decode(typed, length);
        for (TopKey key : keys) {
            state = state.after(key, facts == null ? 0 : frame.lastScroll(facts, state));
        }
        return keys;
    }

    /** Keeps the former facts, and says why, where the database cannot be used for a moment. */
    private void refresh(boolean wanted) throws InterruptedException {
        if (!wanted && facts != null) {
            return;
        }
        try {
            logs.take();
            facts = reader.read(state.period(), clock.instant());
            problem = null;
        } catch (StorageException unusable) {
            problem = unusable.getMessage();
            if (facts == null) {
                throw unusable;
            }
        }
    }

    /** Asks for the size each time, because the window may have changed; keeps the last one where nobody tells. */
    private void measure(ControllingTerminal terminal) throws IOException {
        String[] size = terminal.stty("size").split(" ", -1);
        if (size.length == 2 && size[0].matches("[1-9][0-9]{0,4}") && size[1].matches("[1-9][0-9]{0,4}")) {
            int width = Math.max(LEAST, Math.min(MOST, Integer.parseInt(size[1])));
            frame = new TopFrame(look.wide(width), Integer.parseInt(size[0]));
        }
    }
}
