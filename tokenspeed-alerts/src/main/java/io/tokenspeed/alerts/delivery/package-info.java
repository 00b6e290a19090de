/** Delivers alerts to their targets: the log, the website, the desktop, chat rooms and webhooks. */
@NullMarked
package io.tokenspeed.alerts.delivery;

import org.jspecify.annotations.NullMarked;
