/** What {@code tokenspeed alerts} does: shows and changes rules, and sets up targets. */
@NullMarked
package io.tokenspeed.agent.alert.action;

import org.jspecify.annotations.NullMarked;
