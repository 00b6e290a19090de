/** The local database: {@link io.tokenspeed.store.SqliteLocalStorage} is the door. */
@NullMarked
package io.tokenspeed.store;

import org.jspecify.annotations.NullMarked;
