package io.tokenspeed.store.hub;

/** Leaves a transaction without a trace, because the answer is no. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Enum<?> reason;

    Refused(Enum<?> reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    <T> T reason(Class<T> type) {
        return type.cast(reason);
    }
}
