/** The devices of a hub with their keys and invites, and the audit log. */
@NullMarked
package io.tokenspeed.model.device;

import org.jspecify.annotations.NullMarked;
