/** The key file of a hub and what it protects: data keys, and under them the secrets of devices. */
@NullMarked
package io.tokenspeed.hub.key;

import org.jspecify.annotations.NullMarked;
