/** Makes rows of reports out of exchanges. */
@NullMarked
package io.tokenspeed.gateway.record;

import org.jspecify.annotations.NullMarked;
