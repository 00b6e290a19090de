@NullMarked
package io.tokenspeed.hub.page;

import org.jspecify.annotations.NullMarked;
