/** Limits of subscriptions, as coding agents report them. Nothing here is guessed or computed from tokens. */
@NullMarked
package io.tokenspeed.model.limit;

import org.jspecify.annotations.NullMarked;
