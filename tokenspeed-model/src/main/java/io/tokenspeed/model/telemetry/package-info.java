/** Requests that tools tell by OpenTelemetry, beside what their transcripts tell. */
@NullMarked
package io.tokenspeed.model.telemetry;

import org.jspecify.annotations.NullMarked;
