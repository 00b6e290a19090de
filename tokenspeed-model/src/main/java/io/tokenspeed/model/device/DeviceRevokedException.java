package io.tokenspeed.model.device;

/** A device asks for a change of itself, and was shut out meanwhile. Nothing was changed. */
public final class DeviceRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeviceRevokedException() {
        super("the device may not change itself", null, false, false);
    }
}
