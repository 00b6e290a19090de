/**
 * Receives what tools send by OpenTelemetry's protocol, OTLP over HTTP; start at
 * {@link io.tokenspeed.agent.otlp.OtlpServlet}. Both wire forms are read as streams, so texts that nobody needs are
 * skipped without being built.
 */
@NullMarked
package io.tokenspeed.agent.otlp;

import org.jspecify.annotations.NullMarked;
