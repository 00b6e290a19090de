/** Talking to a hub: signed requests, the transport, and what an answer asks a device to do. */
@NullMarked
package io.tokenspeed.uploader.hub;

import org.jspecify.annotations.NullMarked;
