/** The tables of alerts in the local database. */
@NullMarked
package io.tokenspeed.store.alert;

import org.jspecify.annotations.NullMarked;
