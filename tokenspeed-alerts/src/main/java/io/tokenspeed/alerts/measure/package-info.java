/** What each kind of rule looks at, and what it sees there at a tick. */
@NullMarked
package io.tokenspeed.alerts.measure;

import org.jspecify.annotations.NullMarked;
