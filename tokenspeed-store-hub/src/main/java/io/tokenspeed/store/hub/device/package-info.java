/** Rows of devices, as uploads and admins read, lock and change them. */
@NullMarked
package io.tokenspeed.store.hub.device;

import org.jspecify.annotations.NullMarked;
