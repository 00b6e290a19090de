/** Alerts of the local program: the file of targets, and what commands and the API show and change. */
@NullMarked
package io.tokenspeed.agent.alert;

import org.jspecify.annotations.NullMarked;
