package io.tokenspeed.collector;

import java.util.HashSet;
import java.util.Set;

/** Logs each problem once as a warning, and again as a debug message. For use by one thread. */
final class Problems {
    private static final System.Logger LOGGER = System.getLogger(Recorder.class.getName());
    private static final int MAX_KNOWN = 64;

    private final Set<String> known = new HashSet<>();

    /** Logs a problem with the kind of its cause; the cause's message may hold what the host must not log. */
    void tell(String problem, Throwable cause) {
        String kind = cause.getClass().getName();
        boolean isNew = known.size() < MAX_KNOWN && known.add(problem + kind);
        LOGGER.log(
                isNew ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "TokenSpeed: {0} ({1})",
                problem,
                kind);
    }
}
