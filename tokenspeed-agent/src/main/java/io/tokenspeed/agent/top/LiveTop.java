package io.tokenspeed.agent.top;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.sources.engine.ImportReport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The live view of a workspace's requests. */
public final class LiveTop {
    private static final int LATEST = 10;

    private final Context context;
    private final Terminal terminal;
    private final ZoneId zone;

    /**
     * @param terminal where frames are drawn
     * @param zone the zone in which days are cut
     */
    public LiveTop(Context context, Terminal terminal, ZoneId zone) {
        this.context = context;
        this.terminal = terminal;
        this.zone = zone;
    }

    /** Prints one frame. */
    public void once() {
        importFirst();
        TopFacts facts = reader().read(TopState.START.period(), context.clock().instant());
        context.print(TopFrame.once(facts, look(), LATEST));
    }

    /**
     * Draws until a person ends it.
     *
     * @throws UsageException if there is no terminal that can be drawn on
     */
    public void run(Duration interval) throws IOException {
        try (ControllingTerminal keys = keys()) {
            importFirst();
            Clock clock = context.clock();
            try (NewLogs logs = new NewLogs(context.workspace(), clock)) {
                TopLoop loop = new TopLoop(reader(), logs, clock, look(), interval);
                show(loop, keys);
            }
        }
    }

    private void show(TopLoop loop, ControllingTerminal keys) throws IOException {
        try (TopScreen screen = open(keys)) {
            Thread restore = new Thread(screen::close, "tokenspeed-restore-terminal");
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                loop.run(screen, keys);
            } finally {
                removeHook(restore);
            }
        }
    }

    private static void removeHook(Thread hook) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running, and closes the screen as we do.
            return;
        }
    }

    private ControllingTerminal keys() {
        boolean dumb = context.environment().variable("TERM").orElse("").equals("dumb");
        if (dumb || !terminal.outIsTerminal()) {
            throw noTerminal();
        }
        try {
            return new TerminalDevice();
        } catch (IOException none) {
            throw noTerminal();
        }
    }

    private TopScreen open(ControllingTerminal keys) {
        try {
            return TopScreen.open(terminal.out(), keys);
        } catch (IOException unfit) {
            throw noTerminal();
        }
    }

    private static UsageException noTerminal() {
        return new UsageException("\"tokenspeed top\" needs a terminal that it can draw on, and stty; \"tokenspeed"
                + " top --once\" prints one frame without, \"tokenspeed watch\" each request as it finishes.");
    }

    private void importFirst() {
        if (!context.workspace().isFollowed()) {
            ImportReport unused = context.importNow();
        }
    }

    private TopReader reader() {
        return new TopReader(context.workspace().storage(), zone);
    }

    private TopLook look() {
        return new TopLook(terminal.width(), Paint.of(terminal), context.glyphs(), zone);
    }
}
