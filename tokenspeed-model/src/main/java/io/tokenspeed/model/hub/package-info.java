/** What a hub stores and how it is asked: {@link io.tokenspeed.model.hub.HubStorage} and the interfaces of its parts. */
@NullMarked
package io.tokenspeed.model.hub;

import org.jspecify.annotations.NullMarked;
