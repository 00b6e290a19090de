/** Buckets, the sums of five minutes: the only form in which usage leaves a machine. */
@NullMarked
package io.tokenspeed.model.bucket;

import org.jspecify.annotations.NullMarked;
