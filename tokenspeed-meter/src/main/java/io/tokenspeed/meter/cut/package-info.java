/** Cuts bodies into events as they arrive, whatever pieces they come in. */
@NullMarked
package io.tokenspeed.meter.cut;

import org.jspecify.annotations.NullMarked;
