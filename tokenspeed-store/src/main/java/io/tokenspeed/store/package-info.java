/** The local database; start at {@link io.tokenspeed.store.SqliteLocalStorage}. */
@NullMarked
package io.tokenspeed.store;

import org.jspecify.annotations.NullMarked;
