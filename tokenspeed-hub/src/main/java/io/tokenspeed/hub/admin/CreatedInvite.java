package io.tokenspeed.hub.admin;

import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.wire.InviteToken;

/**
 * A new invite with its token, which is shown now and never again.
 *
 * @param invite the invite
 * @param token the token that the invited user pastes
 */
public record CreatedInvite(Invite invite, InviteToken token) {}
