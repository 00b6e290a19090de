package io.tokenspeed.gateway.log;

import io.tokenspeed.gateway.record.Served;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the lines on a thread of its own, so that no stream waits for a terminal or a disk. Lost lines are counted. */
public final class ExchangeLog implements AutoCloseable {
    private static final int WAITING = 10_000;

    private final BlockingQueue<Served> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Form form;
    private final PrintStream out;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closing;

    /** How lines are written. */
    public enum Form {
        TEXT,
        JSON,
        /** Not at all. */
        NONE
    }

    /** Begins to write. */
    public ExchangeLog(Form form, PrintStream out, Clock clock) {
        this.form = form;
        this.out = out;
        this.clock = clock;
        this.thread = new Thread(this::run, "tokenspeed-gateway-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a request that has been answered. */
    public void add(Served served) {
        if (form != Form.NONE && !waiting.offer(served)) {
            lost.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (!closing || !waiting.isEmpty()) {
                write(waiting.take());
            }
        } catch (InterruptedException stopping) {
            Served next = waiting.poll();
            while (next != null) {
                write(next);
                next = waiting.poll();
            }
        }
    }

    private void write(Served served) {
        JsonObject line = ExchangeLine.of(clock.instant(), served);
        long gone = lost.getAndSet(0);
        if (gone > 0) {
            line.put("linesLost", gone);
        }
        out.println(form == Form.JSON ? line.encode() : ExchangeLine.text(line));
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(1000);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the form by its name in settings. */
    public static Form form(String name) {
        return Form.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
