/** The API of alerts: rules, events and whether something fires. {@link AlertsResource} is the entry point. */
@NullMarked
package io.tokenspeed.dashboard.alert;

import org.jspecify.annotations.NullMarked;
