/** The time that an answer covers, what it is compared with, and how it is cut into periods. */
@NullMarked
package io.tokenspeed.dashboard.period;

import org.jspecify.annotations.NullMarked;
