package io.tokenspeed.store.hub.shared;

/** Rolls a transaction back because the request is refused; carries the reason. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Enum<?> reason;

    public Refused(Enum<?> reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public <T> T reason(Class<T> type) {
        return type.cast(reason);
    }
}
