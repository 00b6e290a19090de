/**
 * Requests from what tools tell by OpenTelemetry. It knows the names that each tool uses and no wire format; start at
 * {@link io.tokenspeed.sources.otlp.TelemetryReader}.
 */
@NullMarked
package io.tokenspeed.sources.otlp;

import org.jspecify.annotations.NullMarked;
