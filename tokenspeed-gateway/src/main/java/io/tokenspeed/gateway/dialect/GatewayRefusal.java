package io.tokenspeed.gateway.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A request that the gateway itself refuses.
 *
 * @param code why
 * @param message one sentence that says what is wrong and what is allowed
 * @param retryAfterSeconds when another try makes sense; null where waiting does not help
 */
public record GatewayRefusal(
        RefusalCode code, String message, @Nullable Integer retryAfterSeconds) {
    /** Creates a refusal after which waiting does not help. */
    public static GatewayRefusal of(RefusalCode code, String message) {
        return new GatewayRefusal(code, message, null);
    }
}
