/** The hub as a program. */
@NullMarked
package io.tokenspeed.hub;

import org.jspecify.annotations.NullMarked;
