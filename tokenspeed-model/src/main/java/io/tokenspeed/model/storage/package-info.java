/** The database of one machine: {@link io.tokenspeed.model.storage.LocalStorage} and the types of an import. */
@NullMarked
package io.tokenspeed.model.storage;

import org.jspecify.annotations.NullMarked;
