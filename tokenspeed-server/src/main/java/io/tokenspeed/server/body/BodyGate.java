package io.tokenspeed.server.body;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the whole body of a request before handing the request on, so that no thread waits for bytes that arrive
 * slowly. Limits the bodies under way, in all and for each source, and closes connections whose bodies arrive too
 * slowly.
 */
public final class BodyGate extends Handler.Wrapper {
    private static final int IN_ALL = 1_024;
    private static final int PER_SOURCE = 64;
    private static final long BYTES = 64L << 20;
    private static final long BYTES_PER_SECOND = 4_096;
    private static final int LARGE_IN_ALL = 16;
    private static final long LARGE_BYTES = 24L << 20;

    private final int mostBytes;
    private final LargeBodies large;
    private final Function<Request, String> source;
    private final BodyRoom room = new BodyRoom(IN_ALL, PER_SOURCE, BYTES);
    private final BodyRoom largeRoom = new BodyRoom(LARGE_IN_ALL, LARGE_IN_ALL, LARGE_BYTES);

    /**
     * A gate before a handler.
     *
     * @param mostBytes the longest body that the handler accepts, in bytes
     * @param large the paths that take longer ones
     * @param source names the source that a request counts for
     */
    public BodyGate(Handler inner, int mostBytes, LargeBodies large, Function<Request, String> source) {
        super(inner);
        this.mostBytes = mostBytes;
        this.large = large;
        this.source = source;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean large = this.large.paths().contains(Request.getPathInContext(request));
        boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (chunked && !large) {
            return refuse(request, response, callback, HttpStatus.LENGTH_REQUIRED_411);
        }
        int most = large ? this.large.mostBytes() : mostBytes;
        long length = chunked ? most : request.getLength();
        if (length <= 0) {
            return super.handle(request, response, callback);
        }
        if (length > most) {
            return refuse(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        }
        return admit(
                request, response, callback, new Space(large ? largeRoom : room, source.apply(request), length, most));
    }

    /**
     * The room of one body.
     *
     * @param bytes how many bytes it announces
     * @param most how many it may have
     */
    private record Space(BodyRoom room, String from, long bytes, int most) {
        void giveBack() {
            room.giveBack(from, bytes);
        }
    }

    private boolean admit(Request request, Response response, Callback callback, Space space) throws Exception {
        return switch (space.room.take(space.from, space.bytes)) {
            case SOURCE_FULL -> refuse(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429);
            case FULL -> refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            case TAKEN -> read(request, response, callback, space);
        };
    }

    private static boolean refuse(Request request, Response response, Callback callback, int status) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Response.writeError(request, response, callback, status);
        return true;
    }

    private boolean read(Request request, Response response, Callback callback, Space space) throws Exception {
        ArrivingBody arriving = new ArrivingBody(request, BYTES_PER_SECOND);
        CompletableFuture<byte[]> arrival = new CompletableFuture<>();
        CompletableFuture<byte[]> body = arrival.whenComplete((bytes, failure) -> {
            arriving.end();
            space.giveBack();
        });
        Content.Source.asByteArrayAsync(
                arriving,
                space.most,
                Promise.Invocable.from(
                        Invocable.InvocationType.NON_BLOCKING, arrival::complete, arrival::completeExceptionally));
        if (body.isDone() && !body.isCompletedExceptionally()) {
            return super.handle(new WholeBody(request, body.join()), response, callback);
        }
        arriving.watch();
        CompletableFuture<Void> unused = body.handleAsync(
                (bytes, failure) -> {
                    if (failure == null) {
                        handOn(new WholeBody(request, bytes), response, callback);
                    } else if (arriving.received() > space.most) {
                        refuse(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
                    } else {
                        callback.failed(failure);
                    }
                    return null;
                },
                request.getComponents().getExecutor());
        return true;
    }

    private void handOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    /** A request whose whole body is in memory. */
    private static final class WholeBody extends Request.Wrapper {
        private final Content.Source body;

        WholeBody(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable whenThere) {
            body.demand(whenThere);
        }
    }
}
