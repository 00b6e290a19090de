package io.tokenspeed.server.settings;

/** A setting is wrong. The message is one sentence that names the setting and says what is allowed. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
