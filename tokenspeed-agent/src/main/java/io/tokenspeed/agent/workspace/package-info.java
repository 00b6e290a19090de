/** The interface between the commands and the rest of the program, so that commands can be tested alone. */
@NullMarked
package io.tokenspeed.agent.workspace;

import org.jspecify.annotations.NullMarked;
