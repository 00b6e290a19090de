/** Managing a hub: invites, devices and the audit log, over HTTP and as commands. */
@NullMarked
package io.tokenspeed.hub.admin;

import org.jspecify.annotations.NullMarked;
