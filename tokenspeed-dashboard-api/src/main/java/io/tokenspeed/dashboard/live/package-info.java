/** Sends finished requests to readers as they come, to each at its own pace. */
@NullMarked
package io.tokenspeed.dashboard.live;

import org.jspecify.annotations.NullMarked;
