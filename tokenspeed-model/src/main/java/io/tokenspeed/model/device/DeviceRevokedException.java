package io.tokenspeed.model.device;

/** A device asked for a change of itself, but is not active any more. Nothing was changed. */
public final class DeviceRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeviceRevokedException() {
        super("the device may not change itself", null, false, false);
    }
}
