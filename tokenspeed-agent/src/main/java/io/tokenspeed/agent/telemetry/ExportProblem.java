package io.tokenspeed.agent.telemetry;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why something could not be sent, in a few words without the receiver's address and our headers. */
final class ExportProblem {
    private static final int MOST_CAUSES = 20;

    private ExportProblem() {}

    /** The words for a failure; null stands for one that ended without an exception. */
    static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return "the receiver did not answer in time";
        }
        if (failure instanceof HttpExportException answered && answered.getResponse() != null) {
            return "the receiver answered " + answered.getResponse().getStatusCode();
        }
        return of(Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .toList());
    }

    private static String of(List<Throwable> causes) {
        if (any(causes, UnknownHostException.class) || any(causes, UnresolvedAddressException.class)) {
            return "the receiver's host is not known";
        }
        if (any(causes, HttpTimeoutException.class)) {
            return "the receiver did not answer in time";
        }
        if (any(causes, SSLException.class)) {
            return "no secure connection to the receiver";
        }
        if (any(causes, ConnectException.class)) {
            return "no connection to the receiver";
        }
        if (any(causes, RejectedExecutionException.class)) {
            return "as much is being sent as can be at once";
        }
        return "sending failed with " + causes.get(causes.size() - 1).getClass().getSimpleName();
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }
}
