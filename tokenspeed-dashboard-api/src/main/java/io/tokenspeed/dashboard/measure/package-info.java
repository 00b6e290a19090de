/** Writes sums with the spread of speeds and waits, of groups and of their periods. */
@NullMarked
package io.tokenspeed.dashboard.measure;

import org.jspecify.annotations.NullMarked;
