package io.tokenspeed.gateway.dialect;

import java.util.Locale;

/** Why the gateway itself refused a request. An error of a provider is passed on as it is and is none of these. */
public enum RefusalCode {
    INVALID_REQUEST(400),
    UNAUTHENTICATED(401),
    BUDGET_EXCEEDED(402),
    FORBIDDEN(403),
    NOT_FOUND(404),
    MODEL_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_ENCODING(415),
    /** The answer that makes Codex use HTTP in place of a WebSocket at once. */
    UPGRADE_REFUSED(426),
    RATE_LIMITED(429),
    UPSTREAM_UNREACHABLE(502),
    OVERLOADED(503),
    UPSTREAM_TIMEOUT(504);

    private final int status;

    RefusalCode(int status) {
        this.status = status;
    }

    /** Returns the name in error bodies, headers and metrics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the HTTP status. A budget is a 429 for clients that know no 402. */
    public int status(ApiDialect dialect) {
        boolean knowsPayment = dialect == ApiDialect.ANTHROPIC || dialect == ApiDialect.OWN;
        return this == BUDGET_EXCEEDED && !knowsPayment ? RATE_LIMITED.status : status;
    }
}
