@NullMarked
package io.tokenspeed.hub.publishing;

import org.jspecify.annotations.NullMarked;
