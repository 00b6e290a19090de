/** Opens the databases that the settings name. */
@NullMarked
package io.tokenspeed.hub.database;

import org.jspecify.annotations.NullMarked;
