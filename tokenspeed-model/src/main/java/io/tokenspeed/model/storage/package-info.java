/** The interfaces of the local store. */
@NullMarked
package io.tokenspeed.model.storage;

import org.jspecify.annotations.NullMarked;
