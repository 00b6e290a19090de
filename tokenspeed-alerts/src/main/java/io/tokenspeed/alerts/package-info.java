/** Evaluates rules over stored requests and delivers the alerts that they raise. */
@NullMarked
package io.tokenspeed.alerts;

import org.jspecify.annotations.NullMarked;
