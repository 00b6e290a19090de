/** Devices, keys, invites and the audit log. */
@NullMarked
package io.tokenspeed.store.hub.admin;

import org.jspecify.annotations.NullMarked;
