/** What commands need from the rest of the program, so that they can be tested without it. */
@NullMarked
package io.tokenspeed.agent.workspace;

import org.jspecify.annotations.NullMarked;
