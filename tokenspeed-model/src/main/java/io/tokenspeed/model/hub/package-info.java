/** The storage of a hub: the interfaces that a storage backend implements. */
@NullMarked
package io.tokenspeed.model.hub;

import org.jspecify.annotations.NullMarked;
