/** The commands: their grammar, dispatch, exit codes and error sentences. */
@NullMarked
package io.tokenspeed.agent.command;

import org.jspecify.annotations.NullMarked;
