package io.tokenspeed.fakeprovider;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends one answer at its times. */
final class Sending {
    private static final String JSON = "application/json";
    private static final int OVERLOADED = 503;

    /** A parked thread wakes up to this much late, so the rest of a wait is spent awake. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(150);

    private final Recording recording;
    private final OutputStream out;

    Sending(Recording recording, OutputStream out) {
        this.recording = recording;
        this.out = out;
    }

    /** The body of the request. */
    String body() {
        return recording.request().body();
    }

    boolean notFound() throws IOException {
        write(head(404, JSON, "content-length: 2", Map.of()) + "{}");
        return true;
    }

    void error(Answer answer, WireForm form, int status) throws IOException {
        await(answer.pace().head());
        byte[] body = bytes(form.error(status));
        write(head(status, JSON, "content-length: " + body.length, answer.headers()));
        out.write(body);
    }

    void stream(WireForm form, Reply reply) throws IOException {
        Answer answer = reply.answer();
        StreamText text = form.stream(reply);
        int count = answer.fault().sent(text.deltas().size());
        byte[][] deltas = new byte[count][];
        for (int i = 0; i < count; i++) {
            deltas[i] = chunk(text.deltas().get(i));
        }
        byte[] ending = ending(answer.fault(), form, text);
        await(answer.pace().head());
        write(head(200, form.streamType(), "transfer-encoding: chunked", answer.headers()));
        out.write(chunk(text.opening()));
        for (int i = 0; i < count; i++) {
            await(answer.pace().delta(i));
            recording.delta();
            out.write(deltas[i]);
        }
        out.write(ending);
    }

    private static byte[] ending(Fault fault, WireForm form, StreamText text) {
        String last = "0\r\n\r\n";
        return switch (fault.kind()) {
            case CUT, HANG -> new byte[0];
            case TRUNCATE -> bytes(last);
            case ERROR_EVENT -> joined(chunk(form.errorEvent()), bytes(last));
            default -> joined(chunk(text.ending()), bytes(last));
        };
    }

    /** Sends an answer that is not streamed. */
    void whole(WireForm form, Reply reply) throws IOException {
        Answer answer = reply.answer();
        Fault fault = answer.fault();
        int deltas = answer.deltas().all();
        await(deltas == 0 ? answer.pace().first() : answer.pace().delta(deltas - 1));
        if (fault.is(Fault.Kind.ERROR_EVENT)) {
            error(answer, form, OVERLOADED);
        } else if (!fault.is(Fault.Kind.HANG)) {
            byte[] body = bytes(form.whole(reply));
            byte[] sent = fault.is(Fault.Kind.NONE) ? body : Arrays.copyOf(body, body.length / 2);
            int announced = fault.is(Fault.Kind.CUT) ? body.length : sent.length;
            write(head(200, JSON, "content-length: " + announced, answer.headers()));
            out.write(sent);
        }
    }

    /** Waits for an instant after the request, or until the thread is interrupted. */
    private void await(Duration afterRequest) {
        long instant = recording.receivedNanos() + afterRequest.toNanos();
        long left = instant - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = instant - System.nanoTime();
        }
    }

    private void write(String text) throws IOException {
        out.write(bytes(text));
    }

    private static String head(int status, String type, String length, Map<String, String> more) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\ncontent-type: " + type + "\r\n");
        head.append(length).append("\r\n");
        more.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** Returns a chunk of HTTP's chunked transfer; nothing for an empty text, because an empty chunk ends the body. */
    private static byte[] chunk(String text) {
        byte[] content = bytes(text);
        return content.length == 0
                ? content
                : joined(joined(bytes(Integer.toHexString(content.length) + "\r\n"), content), bytes("\r\n"));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
