@NullMarked
package io.tokenspeed.hub.device;

import org.jspecify.annotations.NullMarked;
