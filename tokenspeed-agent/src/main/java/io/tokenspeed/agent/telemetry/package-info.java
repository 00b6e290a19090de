/** Requests for other programs: what arrives in the database is sent on by OpenTelemetry's protocol, where asked for. */
@NullMarked
package io.tokenspeed.agent.telemetry;

import org.jspecify.annotations.NullMarked;
