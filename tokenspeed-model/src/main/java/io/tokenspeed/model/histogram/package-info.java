/** Mergeable histograms with a fixed relative error. */
@NullMarked
package io.tokenspeed.model.histogram;

import org.jspecify.annotations.NullMarked;
