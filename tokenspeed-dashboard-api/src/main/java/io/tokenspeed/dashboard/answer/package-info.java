/** Writes the answers of the API: JSON, CSV, entity tags and problems. */
@NullMarked
package io.tokenspeed.dashboard.answer;

import org.jspecify.annotations.NullMarked;
