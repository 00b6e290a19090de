@NullMarked
package io.tokenspeed.hub.proxy;

import org.jspecify.annotations.NullMarked;
