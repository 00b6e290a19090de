/** What a dashboard asks a storage beyond sums: single requests, sessions, projects, and what has just arrived. */
@NullMarked
package io.tokenspeed.model.dashboard;

import org.jspecify.annotations.NullMarked;
