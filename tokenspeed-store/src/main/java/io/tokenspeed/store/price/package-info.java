/** The prices in the database: synchronised ones, and those that a stored cost refers to. */
@NullMarked
package io.tokenspeed.store.price;

import org.jspecify.annotations.NullMarked;
