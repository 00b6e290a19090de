package io.tokenspeed.agent.otlp;

import org.jspecify.annotations.Nullable;

/** Takes the attributes that a decoder finds. */
interface AttributeSink {
    /** Takes an attribute; the value is null where it is neither a short text nor a number. */
    void take(String key, @Nullable String value);
}
