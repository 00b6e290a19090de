package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A table of a million rows as CSV, whose last row comes when the test says so. */
final class EndlessTable {
    static final int ROWS = 1_000_000;
    private static final int FLUSHED = 10_000;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();

    /** How many rows are on their way. */
    long sent() {
        return sent.get();
    }

    /** Lets the last row come. */
    void end() {
        ended.countDown();
    }

    void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/csv; charset=utf-8");
        exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"requests.csv\"");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            write(body);
            ended.await();
            body.write("last,,,,\r\n".getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream body) throws IOException {
        StringBuilder rows = new StringBuilder("id,instant,modelID,outputTokens,costNanoUsd\r\n");
        for (int row = 1; row < ROWS; row++) {
            rows.append(row).append(",2026-11-20T16:29:40Z,claude-opus-4-8,512,27000000\r\n");
            if (row % FLUSHED == 0 || row == ROWS - 1) {
                body.write(rows.toString().getBytes(UTF_8));
                rows.setLength(0);
                sent.set(row);
            }
        }
    }
}
