/** Measures answers of model providers while they stream through {@code java.net.http}. */
@NullMarked
package io.tokenspeed.meter;

import org.jspecify.annotations.NullMarked;
