/** Codex CLI: rollouts as JSON lines, plain or compressed. */
@NullMarked
package io.tokenspeed.sources.codex;

import org.jspecify.annotations.NullMarked;
