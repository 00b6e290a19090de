/** Routes for the predecessor's plugin: registration and uploads in its own form. */
@NullMarked
package io.tokenspeed.hub.predecessor;

import org.jspecify.annotations.NullMarked;
