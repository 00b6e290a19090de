/** The website in a real browser against the real server process. */
@NullMarked
package io.tokenspeed.agent.website;

import org.jspecify.annotations.NullMarked;
