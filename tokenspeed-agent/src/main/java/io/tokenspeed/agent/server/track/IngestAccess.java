package io.tokenspeed.agent.server.track;

import io.tokenspeed.server.access.AccessToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests that only feed data, with either of two tokens. One of them opens nothing else, so that it can stand
 * in the settings of other programs.
 */
public final class IngestAccess implements Predicate<HttpServletRequest> {
    /** The header with a token, for clients that cannot send {@code Authorization}. */
    public static final String HEADER = "X-TS-Token";

    private static final String BEARER = "Bearer ";

    /** Whole paths, because a path like {@code /api/track/../upload} must not pass as one that feeds. */
    private static final Pattern FEEDING =
            Pattern.compile("/api/track/(session/start|interaction|session/end|batch)|/v1/(traces|logs|metrics)");

    private final AccessToken local;
    private final AccessToken ingest;

    /**
     * Knows the tokens.
     *
     * @param local opens everything
     * @param ingest opens what feeds data
     */
    public IngestAccess(AccessToken local, AccessToken ingest) {
        this.local = local;
        this.ingest = ingest;
    }

    @Override
    public boolean test(HttpServletRequest request) {
        return FEEDING.matcher(request.getRequestURI()).matches()
                && (admits(request.getHeader(HEADER)) || bears(request));
    }

    private boolean bears(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.startsWith(BEARER)
                && admits(authorization.substring(BEARER.length()));
    }

    @SuppressWarnings("ShortCircuitBoolean") // the time must not tell which of the tokens was compared
    private boolean admits(@Nullable String token) {
        return token != null && (ingest.matches(token.strip()) | local.matches(token.strip()));
    }
}
