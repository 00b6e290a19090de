/** Reads the questions of the API: their parameters, what values they allow, and what is wrong with them. */
@NullMarked
package io.tokenspeed.dashboard.query;

import org.jspecify.annotations.NullMarked;
