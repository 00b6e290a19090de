/** Archiving old requests: when, by the server and by command, and what is said about it. */
@NullMarked
package io.tokenspeed.agent.archive;

import org.jspecify.annotations.NullMarked;
