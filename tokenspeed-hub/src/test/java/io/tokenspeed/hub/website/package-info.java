/** A static copy of the website in a real browser against a real hub of another origin. */
@NullMarked
package io.tokenspeed.hub.website;

import org.jspecify.annotations.NullMarked;
