/** A host that records the calls of Anthropic's official client. */
@NullMarked
package io.tokenspeed.example.anthropic;

import org.jspecify.annotations.NullMarked;
