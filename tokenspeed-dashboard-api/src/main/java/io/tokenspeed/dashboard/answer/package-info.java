/** Writes the answers of the API: JSON, CSV and entity tags. */
@NullMarked
package io.tokenspeed.dashboard.answer;

import org.jspecify.annotations.NullMarked;
