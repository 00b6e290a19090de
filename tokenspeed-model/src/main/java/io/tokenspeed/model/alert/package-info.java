/** Alerts: the rules, where each stands, the events they opened, and who is to be told. */
@NullMarked
package io.tokenspeed.model.alert;

import org.jspecify.annotations.NullMarked;
