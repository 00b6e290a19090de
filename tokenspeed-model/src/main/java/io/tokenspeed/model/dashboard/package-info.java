/** Reads for a dashboard besides sums: single requests, sessions, projects, and newly stored requests. */
@NullMarked
package io.tokenspeed.model.dashboard;

import org.jspecify.annotations.NullMarked;
