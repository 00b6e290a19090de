package io.tokenspeed.gateway.dialect;

/** A request is refused by the gateway itself. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GatewayRefusal refusal;

    public RefusedException(GatewayRefusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    /** Creates the exception of a refusal after which waiting does not help. */
    public RefusedException(RefusalCode code, String message) {
        this(GatewayRefusal.of(code, message));
    }

    public GatewayRefusal refusal() {
        return refusal;
    }
}
