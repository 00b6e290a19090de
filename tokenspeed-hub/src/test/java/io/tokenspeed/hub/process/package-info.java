@NullMarked
package io.tokenspeed.hub.process;

import org.jspecify.annotations.NullMarked;
