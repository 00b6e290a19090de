/** The forms in which several APIs answer: JSON and events, without HTTP and without times. */
@NullMarked
package io.tokenspeed.fakeprovider.wire;

import org.jspecify.annotations.NullMarked;
