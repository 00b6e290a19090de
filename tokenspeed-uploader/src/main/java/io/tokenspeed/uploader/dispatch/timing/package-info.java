/** When the next request may be sent: rates, delays after failures, and pauses. */
@NullMarked
package io.tokenspeed.uploader.dispatch.timing;

import org.jspecify.annotations.NullMarked;
