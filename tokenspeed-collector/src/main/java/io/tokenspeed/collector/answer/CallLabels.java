package io.tokenspeed.collector.answer;

import io.tokenspeed.collector.Call;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A host's function that says what is asked of whom, and for whom. A mistake in it must not cost the host its answer, nor
 * fill its log: it costs the labels, and is one warning.
 *
 * @param <P> the client's type of a request
 */
public final class CallLabels<P> {
    private static final System.Logger LOGGER = System.getLogger(CallLabels.class.getName());

    private final Function<? super P, ? extends @Nullable Call> labels;
    private final AtomicBoolean warned = new AtomicBoolean();

    public CallLabels(Function<? super P, ? extends @Nullable Call> labels) {
        this.labels = labels;
    }

    /** Returns what the host's function says of a request, or another call where it fails or says nothing. */
    public Call of(P request, Supplier<Call> otherwise) {
        Call labelled = labelled(request);
        return labelled == null ? otherwise.get() : labelled;
    }

    private @Nullable Call labelled(P request) {
        try {
            return labels.apply(request);
        } catch (RuntimeException mistake) {
            LOGGER.log(
                    warned.getAndSet(true) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "TokenSpeed: a request is recorded without labels ({0})",
                    mistake.getClass().getName());
            return null;
        }
    }
}
