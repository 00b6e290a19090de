/** The protocol with a hub: signed requests, the transport, answers, and the next step after each. */
@NullMarked
package io.tokenspeed.uploader.hub;

import org.jspecify.annotations.NullMarked;
