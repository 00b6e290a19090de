/** What a hub shows to people who have not signed in: sums of several devices, of which none stands out. */
@NullMarked
package io.tokenspeed.model.published;

import org.jspecify.annotations.NullMarked;
