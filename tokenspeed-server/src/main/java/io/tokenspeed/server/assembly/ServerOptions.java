package io.tokenspeed.server.assembly;

import io.tokenspeed.server.body.LargeBodies;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;

/** The options that {@link HttpServerBuilder} collects, with their defaults. */
final class ServerOptions {
    String address = "127.0.0.1";
    int port;

    @Nullable
    Integer adminPort;

    int minThreads = 4;
    int maxThreads = 32;
    int bodyBytes = 64 << 10;
    LargeBodies largeBodies = LargeBodies.NONE;
    Function<Request, String> bodySource = request -> String.valueOf(Request.getRemoteAddr(request));

    @Nullable
    Integer sendBuffer;

    @Nullable
    UriCompliance paths;

    @Nullable
    Duration shutdownGrace;

    @Nullable
    ErrorHandler errors;

    UnaryOperator<Handler> front = UnaryOperator.identity();
}
