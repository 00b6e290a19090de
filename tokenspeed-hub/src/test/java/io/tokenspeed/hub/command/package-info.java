@NullMarked
package io.tokenspeed.hub.command;

import org.jspecify.annotations.NullMarked;
