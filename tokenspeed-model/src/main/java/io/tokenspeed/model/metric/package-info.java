/** Numbers on model calls over the last minute to the last month, and their history. */
@NullMarked
package io.tokenspeed.model.metric;

import org.jspecify.annotations.NullMarked;
