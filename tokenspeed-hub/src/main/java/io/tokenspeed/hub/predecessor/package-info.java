/** Routes for devices of the predecessor: registration and uploads in the predecessor's form. */
@NullMarked
package io.tokenspeed.hub.predecessor;

import org.jspecify.annotations.NullMarked;
