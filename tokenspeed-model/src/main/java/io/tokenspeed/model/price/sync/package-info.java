/** Prices that are kept in the database, and how a newer price list changes them. */
@NullMarked
package io.tokenspeed.model.price.sync;

import org.jspecify.annotations.NullMarked;
