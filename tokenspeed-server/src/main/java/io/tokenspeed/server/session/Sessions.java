package io.tokenspeed.server.session;

import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.WireFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions of browsers that presented a token once, so that no page keeps the token. Sessions allow reading only, and
 * end after twelve hours or with the process. Safe for use by several threads.
 */
public final class Sessions {
    /** How long a session lasts. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final int BYTES = 32;
    private static final int MOST = 1000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> endings = new LinkedHashMap<>();

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Whether a request belongs to an open session. */
    public boolean admits(HttpServletRequest request) {
        return SessionCookie.of(request).filter(this::isOpen).isPresent();
    }

    /** Returns a name of the open session that a request belongs to, which is not its id; empty for none. */
    public Optional<String> name(HttpServletRequest request) {
        return SessionCookie.of(request).filter(this::isOpen).map(Sha256::hex);
    }

    /** Opens a session and returns its id, which only the browser keeps: here its digest is kept. */
    synchronized String begin() {
        String id = WireFormat.text(random, BYTES);
        forgetOld();
        endings.put(Sha256.hex(id), clock.millis() + LIFE.toMillis());
        return id;
    }

    /** Whether the session with this id is open. */
    synchronized boolean isOpen(String id) {
        Long end = endings.get(Sha256.hex(id));
        return end != null && end > clock.millis();
    }

    /** Ends a session. */
    synchronized void end(String id) {
        endings.remove(Sha256.hex(id));
    }

    private void forgetOld() {
        long now = clock.millis();
        endings.values().removeIf(end -> end <= now);
        Iterator<Long> oldest = endings.values().iterator();
        while (endings.size() >= MOST) {
            oldest.next();
            oldest.remove();
        }
    }
}
