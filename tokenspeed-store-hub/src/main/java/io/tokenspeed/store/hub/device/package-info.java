/** Rows of devices: uploads and admins read, lock and change them here. */
@NullMarked
package io.tokenspeed.store.hub.device;

import org.jspecify.annotations.NullMarked;
