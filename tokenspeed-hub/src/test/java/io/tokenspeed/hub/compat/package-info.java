@NullMarked
package io.tokenspeed.hub.compat;

import org.jspecify.annotations.NullMarked;
