/** Time ranges and calendar periods. */
@NullMarked
package io.tokenspeed.model.time;

import org.jspecify.annotations.NullMarked;
