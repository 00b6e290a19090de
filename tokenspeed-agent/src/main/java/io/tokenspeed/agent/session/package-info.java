/** One session: what it cost, and why. */
@NullMarked
package io.tokenspeed.agent.session;

import org.jspecify.annotations.NullMarked;
