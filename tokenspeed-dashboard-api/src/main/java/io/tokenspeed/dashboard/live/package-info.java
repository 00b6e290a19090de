/** Sends finished requests to readers as server-sent events, to each reader at its own pace. */
@NullMarked
package io.tokenspeed.dashboard.live;

import org.jspecify.annotations.NullMarked;
