/** Session blocks: the spans of some hours that subscriptions of coding agents count usage in. */
@NullMarked
package io.tokenspeed.model.block;

import org.jspecify.annotations.NullMarked;
