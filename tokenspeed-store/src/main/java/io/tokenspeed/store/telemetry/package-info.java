/** Joins what tools told by OpenTelemetry with the requests of their transcripts. */
@NullMarked
package io.tokenspeed.store.telemetry;

import org.jspecify.annotations.NullMarked;
